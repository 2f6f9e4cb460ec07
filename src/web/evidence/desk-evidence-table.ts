import { listTable } from '#web/desks/list-table.ts'
import { loader as list } from './desk-evidence-list.tsx'

export const loader = listTable(list, {
  name: 'evidence',
  columns: [
    ['evidence.title', (row) => row.title],
    ['manage.awards.learner', (row) => row.learnerName],
    ['check.name', (row) => row.badgeName],
    ['evidence.assessor', (row) => row.assessorName],
  ],
})
