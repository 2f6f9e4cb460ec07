import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './feed-list.tsx'

export const loader = listTable(list, {
  name: 'feeds',
  columns: [
    ['check.name', (row) => row.name],
    ['opportunities.organisationLabel', (row) => row.organisationName],
    ['feeds.kindLabel', (row, t) => t(`feeds.kind.${row.kind}`)],
    ['feeds.readAt', (row) => row.readAt?.toISOString()],
  ],
})
