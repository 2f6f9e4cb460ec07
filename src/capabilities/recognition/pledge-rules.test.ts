import { expect, test } from 'vitest'
import type { PledgeContent } from './pledge.ts'
import { canMove, contentRefusalOf, dueTellings, phaseOf } from './pledge-rules.ts'
import { openQuarters, quarterAfter, quarterBefore, quarterOf, shownUse } from './pledge-use-rules.ts'

const content: PledgeContent = {
  ...{ act: 'talk', scope: 'badge', badgeId: 'badge', pathwayId: null, about: null, aboutCy: null },
  ...{ said: 'Ask at the desk.', saidCy: null, beginsOn: '2026-01-01', endsOn: '2027-01-01' },
}
const today = '2026-06-05'

test('a pledge is about one thing, says something in one language at least, and ends on a day to come', () => {
  const refusal = (change: Partial<PledgeContent>) => contentRefusalOf({ ...content, ...change }, today)
  expect(refusal({})).toBeUndefined()
  expect(refusal({ badgeId: null })).toBe('about-is-missing')
  expect(refusal({ scope: 'skill' })).toBe('about-is-missing')
  expect(refusal({ scope: 'job', about: 'Baker' })).toBeUndefined()
  expect(refusal({ said: ' ' })).toBe('words-are-missing')
  expect(refusal({ said: null, saidCy: 'Gofynnwch.' })).toBeUndefined()
  expect(refusal({ saidCy: 'x'.repeat(401) })).toBe('too-long')
  expect(refusal({ endsOn: '2026-01-01' })).toBe('ends-before-it-begins')
  expect(refusal({ endsOn: today })).toBe('ends-too-soon')
  expect(refusal({ endsOn: '2029-12-01' })).toBe('ends-too-late')
  // One that began long ago is not for eight years.
  expect(refusal({ beginsOn: '2020-01-01' })).toBe('ends-too-late')
})

test('a live pledge is due 90 days before its last day, and over the day after it', () => {
  const phase = (endsOn: string) => phaseOf({ state: 'live', endsOn }, today)
  expect(phase('2026-09-04')).toBe('live')
  expect(phase('2026-09-03')).toBe('due')
  expect(phase(today)).toBe('due')
  expect(phase('2026-06-04')).toBe('lapsed')
  expect([dueTellings('2026-09-04', today), dueTellings('2026-09-03', today)]).toEqual([0, 1])
  expect([dueTellings('2026-06-20', today), dueTellings('2026-06-19', today)]).toEqual([1, 2])
  expect(canMove({ state: 'live', endsOn: '2026-06-04' }, 'renew', today)).toBe(false)
  expect(canMove({ state: 'live', endsOn: '2027-06-04' }, 'renew', today)).toBe(false)
  expect(canMove({ state: 'live', endsOn: today }, 'renew', today)).toBe(true)
})

test('no two figures that are shown one after the other differ by fewer than ten', () => {
  const use = (quarter: string, asked: number, met: number) => ({ quarter, asked, met })
  expect(shownUse([], today)).toBeNull()
  expect(shownUse([use('2026-01-01', 0, 0)], today)).toBeNull()
  // The quarter that runs is nobody's yet.
  expect(shownUse([use('2026-04-01', 40, 40)], today)).toBeNull()
  const first = [use('2025-07-01', 9, 9)]
  expect(shownUse(first, today)).toBe('few')
  const second = [...first, use('2025-10-01', 3, 3)]
  expect(shownUse(second, today)).toEqual({ asked: 12, met: 12 })
  // One more person was asked for in the quarter after: the figure stays as it was.
  expect(shownUse([...second, use('2026-01-01', 1, 0)], today)).toEqual({ asked: 12, met: 12 })
  // One that was not kept would stand out.
  expect(shownUse([use('2026-01-01', 12, 11)], today)).toEqual({ asked: 12, met: null })
  expect(shownUse([use('2026-01-01', 30, 20)], today)).toEqual({ asked: 30, met: 20 })
})

test('quarters are those of the calendar, and three of them are open', () => {
  expect([quarterOf('2026-06-05'), quarterAfter('2026-10-01'), quarterBefore('2026-01-01')]).toEqual([
    ...['2026-04-01', '2027-01-01', '2025-10-01'],
  ])
  expect(openQuarters(today, '2020-01-01')).toEqual(['2026-04-01', '2026-01-01', '2025-10-01'])
  expect(openQuarters(today, '2026-02-03')).toEqual(['2026-04-01', '2026-01-01'])
})
