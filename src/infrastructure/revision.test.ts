import { expect, test } from 'vitest'
import { revisionOf } from './revision.ts'

test('is the same for the same contents, in whatever order they come', () => {
  const one = { title: 'Reading', steps: [{ key: 'a', after: ['b'] }], at: new Date(0) }
  const other = { at: '1970-01-01T00:00:00.000Z', steps: [{ after: ['b'], key: 'a' }], title: 'Reading' }
  expect(revisionOf(one)).toBe(revisionOf(other))
})

test('differs as soon as anything differs', () => {
  const { title, ...rest } = { title: 'Reading', titleCy: null, order: [1, 2] }
  const all = [
    { title, ...rest },
    { title: 'reading', ...rest },
    { title, titleCy: '', order: [1, 2] },
    { title, titleCy: null, order: [2, 1] },
  ]
  expect(new Set(all.map(revisionOf)).size).toBe(all.length)
})
