import { expect, test } from 'vitest'
import { languages } from '#infrastructure/words/languages.ts'
import { linesOfTerms, readTerms } from './term-lines.ts'

const now = new Date('2026-11-28T12:00:00Z')
const terms = [
  { from: '2026-11-02', until: '2026-12-18' },
  { from: '2027-01-04', until: '2027-02-12' },
]

test.each(languages)('reads in %s the terms that it wrote', (language) => {
  expect(readTerms(linesOfTerms(terms, language), { now })).toEqual({ ok: true, terms })
})

test('reads terms as a council writes them', () => {
  expect(readTerms('Monday 2 November - Friday 18 December\n\n4 Jan to 12 Feb 2027', { now })).toEqual({
    ok: true,
    terms,
  })
  expect(readTerms('', { now })).toEqual({ ok: true, terms: [] })
})

test.each([
  'spring',
  '5 January 2027',
  '12 February 2027 to 4 January 2027',
  '1 to 20 December 2026',
  '12 February to 6 January 2028',
])('names the line that is no term after the one above: %s', (line) => {
  expect(readTerms(`2 November to 18 December 2026\n${line}`, { now })).toEqual({ ok: false, line: 2, text: line })
})
