import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Column, DataTable } from './data-table.tsx'
import { Pagination } from './pagination.tsx'

type Row = { name: string; hours: number }
const rows: Row[] = [{ name: 'Aisha', hours: 12 }]
const columns: Column<Row>[] = [
  {
    key: 'name',
    title: 'Learner',
    names: true,
    cell: ({ name }) => name,
    sort: { href: '?sort=name', direction: 'ascending' },
  },
  { key: 'hours', title: 'Hours', align: 'end', cell: ({ hours }) => hours },
]
const table = { caption: 'Learners', columns, rowKey: ({ name }: Row) => name }

test('a table says its caption, its columns, its rows and how it is sorted', () => {
  const html = renderToString(<DataTable {...table} rows={rows} />)
  expect(html).toContain('<caption>Learners</caption>')
  expect(html).toContain('<th scope="col" aria-sort="ascending"><a class="sort" href="?sort=name">Learner')
  expect(html).toContain('<th scope="row">Aisha</th>')
  expect(html).toContain('<td class="end" data-label="Hours">12</td>')
})

test('each row has a box of its own name, in the form that will use it', () => {
  const selection = {
    name: 'award',
    title: 'Choose',
    form: 'bulk',
    value: ({ name }: Row) => name,
    label: ({ name }: Row) => `Choose ${name}`,
  }
  const html = renderToString(<DataTable {...table} rows={rows} selection={selection} />)
  expect(html).toMatch(/<label><span class="visually-hidden">Choose Aisha<\/span><input type="checkbox"/)
  expect(html).toContain('form="bulk"')
})

test('an empty list says what to do instead of showing an empty table', () => {
  expect(renderToString(<DataTable {...table} rows={[]} empty={<p>Give the first badge</p>} />)).toBe(
    '<p>Give the first badge</p>',
  )
})

test('a table of figures that scrolls can be reached by keyboard', () => {
  const html = renderToString(<DataTable {...table} rows={rows} cards={false} />)
  expect(html).toMatch(/^<section class="table-scroll" tabindex="0" aria-label="Learners">/i)
})

test('pages are links with their direction; a single page needs none', () => {
  const html = renderToString(<Pagination label="Pages" next={{ href: '?after=9', label: 'Older' }} />)
  expect(html).toContain('<a href="?after=9" rel="next">Older')
  expect(html).not.toContain('rel="prev"')
  expect(renderToString(<Pagination label="Pages" />)).toBe('')
})
