import { expect, test } from 'vitest'
import { needAfter, needRefusalOf, needSteps, stepsOf, thingAt } from './need-rules.ts'

const words = { title: 'Buses', titleCy: null, about: 'None after six', aboutCy: null, heard: null, heardCy: null }

test('a need quotes a figure or says where it was heard, and names no way to reach a person', () => {
  expect(needRefusalOf(words, true)).toBeUndefined()
  expect(needRefusalOf(words, false)).toBe('quotes-nothing')
  expect(needRefusalOf({ ...words, heard: 'At the library' }, false)).toBeUndefined()
  expect(needRefusalOf({ ...words, about: '' }, true)).toBe('words-are-missing')
  expect(needRefusalOf({ ...words, title: 'x'.repeat(121) }, true)).toBe('too-long')
  expect(needRefusalOf({ ...words, heard: 'Ask ann@home.example' }, true)).toBe('reaches-a-person')
})

test('it is proposed, agreed, addressed once something answers it, and closed; each step has a way back', () => {
  const at = (state: 'proposed' | 'agreed' | 'addressed' | 'closed', answers = 1) => ({
    state,
    answers,
    isPublic: false,
  })
  expect(needSteps.map((step) => needAfter(at('agreed'), step))).toEqual([
    ...['not-now', 'addressed', 'not-now', 'proposed', 'closed', 'not-now'],
  ])
  expect(needAfter(at('agreed', 0), 'address')).toBe('not-answered')
  expect(needAfter(at('proposed'), 'address')).toBe('not-now')
  expect(stepsOf(at('proposed'))).toEqual(['agree', 'close'])
  expect(stepsOf(at('agreed', 0))).toEqual(['take-back', 'close'])
  expect(stepsOf(at('addressed'))).toEqual(['not-yet', 'close'])
  expect(stepsOf(at('closed'))).toEqual(['reopen'])
})

test.each([
  ['/seatown/badges/swim', { kind: 'badge', slug: 'swim' }],
  ['https://waymark.test/seatown/events/fair?q=1', { kind: 'opportunity', slug: 'fair' }],
  ['  /seatown/pathways/cook/ ', { kind: 'pathway', slug: 'cook' }],
  ['/hilltown/badges/swim', undefined],
  ['/seatown/organisations/club', undefined],
  ['/seatown/constructor/club', undefined],
  ['swim', undefined],
])('%s leads to %o', (text, thing) => {
  expect(thingAt(text, { slug: 'seatown' })).toEqual(thing)
})
