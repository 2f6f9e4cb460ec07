import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-list.tsx'

export const loader = listTable(list, {
  name: 'pathways',
  columns: [
    ['check.name', (row) => row.title],
    ['manage.awards.state', (row, t) => t(`manage.status.${row.status}`)],
  ],
})
