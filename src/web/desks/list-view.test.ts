import { expect, test } from 'vitest'
import { writeCursor } from '#infrastructure/database/keyset.ts'
import { arrangeRows, listViewOf, mostArranged, sortFilter, stretchOf } from './list-view.ts'

const sorts = ['since', 'name'] as const
const viewOf = (query: string) =>
  listViewOf(new Request(`https://waymark.test/desk/things${query}`), { filters: ['q'], sorts, isLatestFirst: true })

const rows = [
  { name: 'Zoë', since: new Date('2026-01-03') },
  { name: 'Ann', since: null },
  { name: 'Bob Zoe', since: new Date('2026-01-05') },
]
const namesIn = (query: string, pageLength = 10) => {
  const arranged = arrangeRows(rows, viewOf(query), {
    pageLength,
    text: ({ name }) => name,
    by: { since: ({ since }) => since, name: ({ name }) => name },
  })
  return [arranged.rows.map(({ name }) => name), arranged.total]
}

test('a list that is too long goes on with older rows where its address says, and begins anew where that is no place', () => {
  const begin = { at: new Date('2026-01-03'), id: '019ae000-0000-7000-8000-000000000000' }
  expect(stretchOf(viewOf(`?after=${writeCursor(begin)}`))).toEqual({ after: begin, limit: mostArranged })
  for (const query of ['', '?after=x', '?after=']) expect(stretchOf(viewOf(query))).toEqual({ limit: mostArranged })
})

test('reads order, page and ticks from the address, and nothing that the list does not know', () => {
  expect(viewOf('')).toMatchObject({ sort: 'since', descending: true, page: 1, isTicked: false })
  expect(viewOf('?sort=name-last&page=3&ticked=page')).toMatchObject({
    sort: 'name',
    descending: true,
    page: 3,
    isTicked: true,
  })
  expect(viewOf('?after=x&q=a')).toMatchObject({ after: 'x', filters: { q: 'a' } })
  expect(viewOf('?sort=password&page=-1&other=x')).toMatchObject({
    sort: 'since',
    page: 1,
    filters: { sort: 'password' },
  })
})

test('a title sorts by its column, and pressed again the other way round', () => {
  expect(sortFilter(viewOf(''), 'name')).toBe('name')
  expect(sortFilter(viewOf('?sort=name'), 'name')).toBe('name-last')
  expect(sortFilter(viewOf('?sort=name-last'), 'name')).toBe('name')
})

test('narrows by words with or without accents, orders by a column, cuts a page', () => {
  expect(namesIn('')).toEqual([['Bob Zoe', 'Zoë', 'Ann'], 3])
  expect(namesIn('?sort=name')).toEqual([['Ann', 'Bob Zoe', 'Zoë'], 3])
  expect(namesIn('?q=zoe&sort=name-last')).toEqual([['Zoë', 'Bob Zoe'], 2])
  expect(namesIn('?sort=name&page=2', 2)).toEqual([['Zoë'], 3])
  // Beyond the last page is the last.
  expect(namesIn('?sort=name&page=99', 2)).toEqual([['Zoë'], 3])
  expect(namesIn('?q=nothing&page=99', 2)).toEqual([[], 0])
})
