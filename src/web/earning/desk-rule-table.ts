import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-rule-list.tsx'

export const loader = listTable(list, {
  name: 'rules',
  columns: [
    ['check.name', (row) => row.badgeName],
    ['earning.rule', (row) => row.sentence],
    ['earning.earned', (row) => row.waiting],
  ],
})
