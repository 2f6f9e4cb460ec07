import { describe, expect, test } from 'vitest'
import type { AskContent } from './ask.ts'
import { askPhaseOf, askRefusalOf, keptDays, mayBeAnsweredBy } from './ask-rules.ts'

const content: AskContent = {
  ...{ title: 'Summer kitchen', titleCy: null, about: 'Four people for July.', aboutCy: null },
  ...{ skills: [], nameWanted: true, keepDays: 14, closesOn: '2026-06-30' },
}
const today = '2026-06-05'

describe('what can be asked', () => {
  test.each<[string, Partial<AskContent>, string | undefined]>([
    ['as it is', {}, undefined],
    ['nothing said', { title: ' ' }, 'title-is-missing'],
    ['no purpose', { about: '\n' }, 'about-is-missing'],
    ['a title without an end', { titleCy: 'x'.repeat(121) }, 'too-long'],
    ['a story', { aboutCy: 'x'.repeat(1501) }, 'too-long'],
    ['kept for longer than a month', { keepDays: 31 }, 'no-such-time'],
    ['kept for no day', { keepDays: 0 }, 'no-such-time'],
    ['its last day is today', { closesOn: today }, undefined],
    ['its last day is over', { closesOn: '2026-06-04' }, 'closes-too-soon'],
    ['half a year', { closesOn: '2026-12-05' }, undefined],
    ['longer', { closesOn: '2026-12-06' }, 'closes-too-late'],
    [
      'one skill twice',
      { skills: ['must', 'helps'].map((weight) => ({ name: 'Cooking', weight }) as never) },
      'skill-twice',
    ],
  ])('%s', (_, more, refusal) => expect(askRefusalOf({ ...content, ...more }, today)).toBe(refusal))
})

test('an ask is open until its last day is over, noted or not', () => {
  expect(askPhaseOf({ state: 'open', closesOn: today }, today)).toBe('open')
  expect(askPhaseOf({ state: 'open', closesOn: '2026-06-04' }, today)).toBe('closed')
  expect(askPhaseOf({ state: 'draft', closesOn: '2026-06-04' }, today)).toBe('draft')
})

test('who is young is kept for less, and by who is safe for them', () => {
  expect([1, 7, 14, 30].map((days) => keptDays(days, '13-15'))).toEqual([1, 7, 7, 7])
  expect([1, 7, 14, 30].map((days) => keptDays(days, '16-17'))).toEqual([1, 7, 14, 30])
  expect(mayBeAnsweredBy({ isSafe: false }, '16-17')).toBe(false)
  expect(mayBeAnsweredBy({ isSafe: false }, '18-24')).toBe(true)
  expect(mayBeAnsweredBy({ isSafe: true }, '13-15')).toBe(true)
})
