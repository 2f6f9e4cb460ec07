import { expect, test } from 'vitest'
import { gatherAlike } from './alike-rules.ts'

const row = (title: string, organisationSlug: string) => ({ title, organisationSlug })

test('the same thing at several places is one, where the first of them stood', () => {
  const rows = [
    row('Swim', 'pool'),
    row('Sew', 'hall'),
    row('swim ', 'lido'),
    row('Swim', 'pool'),
    row('Swim\u00a0 ', 'beach'),
  ]
  expect(gatherAlike(rows).map(({ first, places, rows: all }) => [first, places, all.length])).toEqual([
    [rows[0], 3, 4],
    [rows[1], 1, 1],
  ])
})

test('nothing is gathered of nothing, and other titles stay apart', () => {
  expect(gatherAlike([])).toEqual([])
  expect(gatherAlike([row('Swim 1', 'a'), row('Swim 2', 'a')])).toHaveLength(2)
})
