import { dayOf } from '#web/desks/csv-answer.ts'
import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-code-list.tsx'

export const loader = listTable(list, {
  name: 'codes',
  columns: [
    ['codes.badge', (row) => row.badgeName],
    ['runs.when', (row) => dayOf(row.madeAt)],
    ['codes.state.label', ({ state }, t) => t(`codes.state.${state}`)],
    ['codes.uses', ({ uses }) => uses],
  ],
})
