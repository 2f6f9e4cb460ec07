import { dayOf } from '#web/desks/csv-answer.ts'
import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './place-list.tsx'

export const loader = listTable(list, {
  name: 'places',
  columns: [
    ['admin.place.name', (row) => row.name],
    ['admin.leads', (row) => row.leads.join(', ')],
    ['admin.joined', (row) => dayOf(row.joinedAt)],
    ['manage.awards.state', (row, t) => t(row.closedAt ? 'admin.closed' : 'admin.open')],
  ],
})
