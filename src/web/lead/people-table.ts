import { dayOf } from '#web/desks/csv-answer.ts'
import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './people.tsx'

export const loader = listTable(list, {
  name: 'people',
  columns: [
    ['manage.members.name', (row) => row.name],
    ['manage.members.email', (row) => row.email],
    ['manage.members.since', (row) => dayOf(row.since)],
    ['lead.people.seen', (row) => row.lastSeenAt && dayOf(row.lastSeenAt)],
  ],
})
