import { expect, test } from 'vitest'
import { gatherAlike, gatherHours, soonestFirst } from './alike-rules.ts'

const row = (title: string, organisationSlug: string, placeSlug = 'brighton') => ({
  title,
  organisationSlug,
  placeSlug,
})
const at = (hour: number, id: string, organisationSlug: string) => ({
  ...row('Swim', organisationSlug),
  id,
  nextStartsAt: hour > 0 ? new Date(Date.UTC(2026, 10, 30, hour)) : null,
})

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
  expect(gatherAlike([row('Swim', 'a'), row('Swim', 'b', 'hull')])).toHaveLength(2)
})

test('at the same hour it is one, at another hour and without a date each stands alone', () => {
  const rows = [at(9, '1', 'pool'), at(9, '2', 'lido'), at(10, '3', 'lido'), at(0, '4', 'pool'), at(0, '5', 'lido')]
  expect(gatherHours(rows).map(({ first, places }) => [first.id, places])).toEqual([
    ['1', 2],
    ['3', 1],
    ['4', 1],
    ['5', 1],
  ])
})

test('what has no date comes after all that has one', () => {
  const rows = [at(0, '1', 'pool'), at(10, '2', 'pool'), at(9, '3', 'pool')]
  expect(rows.toSorted(soonestFirst).map(({ id }) => id)).toEqual(['3', '2', '1'])
})
