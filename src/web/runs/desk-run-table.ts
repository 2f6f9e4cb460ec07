import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-run-list.tsx'

export const loader = listTable(list, {
  name: 'runs',
  columns: [
    ['runs.badge', (row) => row.badgeName],
    ['runs.when', (row) => row.askedAt.toISOString()],
    ['manage.awards.learner', (row) => row.given],
  ],
})
