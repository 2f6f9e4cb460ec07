import { dayOf } from '#web/desks/csv-answer.ts'
import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-reach.tsx'

export const loader = listTable(list, {
  name: 'not-reached',
  columns: [
    ['manage.awards.learner', (row) => row.name],
    ['manage.members.email', (row) => row.email],
    ['check.name', (row) => row.badgeName],
    ['awards.awarded', (row) => dayOf(row.awardedAt)],
    ['reach.why', (row, t) => t(`reach.reason.${row.why}`)],
  ],
})
