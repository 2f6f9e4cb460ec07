import { dayOf } from '#web/desks/csv-answer.ts'
import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-leaving-list.tsx'
import { lastDayOf } from './leaving-state-tag.tsx'

export const loader = listTable(list, {
  name: 'leavers',
  columns: [
    ['leaving.group', (row) => row.title],
    ['leaving.date', (row) => dayOf(lastDayOf(row))],
    ['leaving.peopleColumn', (row) => row.people],
    ['leaving.withoutColumn', (row) => row.without],
    ['leaving.state.title', (row, t) => t(`leaving.state.${row.state}`)],
  ],
})
