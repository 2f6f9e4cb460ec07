import { expect, test } from 'vitest'
import { areaKindOf, nationOf } from './area-rules.ts'
import { headlineOf } from './headline-rules.ts'
import { readFigure, readPublication } from './indicator-table-rules.ts'
import { readOwnTable } from './own-table-rules.ts'
import type { NamedFigure, Parts } from './place-indicator.ts'

const rows = (...lines: string[]) => lines.map((line, at) => ({ line: at + 1, cells: line.split(',') }))

test.each([
  ['E01016854', 'small-area', 'england'],
  ['W01000001', 'small-area', 'wales'],
  ['S01006506', 'small-area', 'scotland'],
  ['95AA01S1', 'small-area', 'northern-ireland'],
  ['E05009861', 'ward', 'england'],
  ['E06000043', 'district', 'england'],
  ['E10000003', 'county', 'england'],
  ['E92000001', 'nation', 'england'],
  ['E0600004', undefined, 'england'],
])('%s is a %s of %s', (code, kind, nation) => {
  expect([areaKindOf(code), nationOf(code)]).toEqual([kind, nation])
})

test.each([
  ['6.7', 6.7],
  ['1,234', 1234],
  ['5.3 %', 5.3],
  ['-0.2', -0.2],
  ['0', 0],
  ['z', 'z'],
  ['LOW', 'low'],
  ['NA', 'na'],
  ['', 'blank'],
  ['about 6', undefined],
  ['1,23', undefined],
  ['6.7.8', undefined],
])('“%s” is read as %s', (text, meant) => {
  const read = readFigure(text)
  expect(read && (read.value ?? read.flag)).toBe(meant)
})

test('a known table is read whatever the order of its columns, and another is not', () => {
  const read = readPublication(rows('IMD_decile,lsoa21_code', '3,E01016854', '11,E01016855', ',E01016856'))
  expect(read?.figures.map(({ areaCode, value, flag }) => [areaCode, value, flag])).toEqual([
    ['E01016854', 3, null],
    ['E01016856', null, 'blank'],
  ])
  expect(read?.problems).toEqual([{ line: 3, why: 'out-of-range', column: 'IMD_decile', text: '11' }])
  expect(readPublication(rows('name,age', 'Ann,7'))).toBeUndefined()
  expect(readPublication([])).toBeUndefined()
})

test('a table that says itself where it is from is held to one source and one measure', () => {
  const heading = 'area,indicator,period,value,measure,good,source,publisher,licence,attribution'
  const line = (change: Partial<Record<'area' | 'measure' | 'source' | 'value' | 'good', string>> = {}) => {
    const { area = 'E06000043', value = '4', measure = 'count', good = 'high', source = 'Survey' } = change
    return `${area},Stops,2026,${value},${measure},${good},${source},Council,OGL,Ours`
  }
  const read = readOwnTable(
    rows(
      heading,
      line(),
      line({ area: 'E06000026', source: 'Hearsay' }),
      line({ area: 'E06000045', measure: 'percent' }),
      line(),
      line({ area: 'Hove' }),
      line({ measure: 'much' }),
      line({ good: '' }),
      line({ area: 'E06000044', value: '-1' }),
    ),
  )
  expect(read?.figures).toHaveLength(1)
  expect(read?.problems.map(({ line: at, why }) => [at, why])).toEqual([
    [3, 'another-source'],
    [4, 'another-measure'],
    [5, 'twice'],
    [6, 'unknown-area'],
    [7, 'incomplete'],
    [8, 'incomplete'],
    [9, 'out-of-range'],
  ])
  expect(readOwnTable(rows('area,value', 'E06000043,4'))).toBeUndefined()
})

test('a headline is of the parts, of the place beside its nation in the same period, or of nothing', () => {
  const parts = (change: Partial<Parts> = {}): Parts => ({
    ...{ kind: 'small-area', period: '2017', shown: 3, flagged: 1, sum: 9, lowest: 1, highest: 5 },
    ...{ fifths: [2, 1, 0, 0, 0], ...change },
  })
  const figure = (areaCode: string, period: string, value: number | null): NamedFigure => ({
    ...{ areaCode, areaName: areaCode, period, value, flag: value === null ? 'c' : null },
  })
  const none = { outOf: null, parts: null, figures: [], nation: [] }
  expect(headlineOf({ ...none, measure: 'decile', parts: parts() })).toMatchObject({ kind: 'fifth', most: 2, of: 3 })
  expect(headlineOf({ ...none, measure: 'count', parts: parts() })).toMatchObject({ kind: 'sum', value: 9, flagged: 1 })
  expect(headlineOf({ ...none, measure: 'share', parts: parts() })).toMatchObject({ kind: 'spread', lowest: 1 })
  expect(headlineOf({ ...none, measure: 'share', parts: parts({ shown: 0 }) })).toBeUndefined()
  expect(
    headlineOf({
      ...{ ...none, measure: 'percent', figures: [figure('E06000043', '2025', null), figure('E06000043', '2023', 3)] },
      nation: [figure('E92000001', '2024', 5), figure('E92000001', '2023', 4)],
    }),
  ).toMatchObject({ kind: 'areas', period: '2025', areas: [{ value: null, flag: 'c' }], nation: null })
})
