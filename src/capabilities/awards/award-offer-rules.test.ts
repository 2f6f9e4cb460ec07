import { expect, test } from 'vitest'
import { closedReason } from './award-offer-rules.ts'

const now = new Date('2026-06-05T10:00:00Z')
const minute = 60_000
const at = (minutes: number) => new Date(now.getTime() + minutes * minute)

const open = {
  startsAt: null,
  endsAt: null,
  mostUses: null,
  uses: 0,
  stoppedAt: null,
  isGivable: true,
  isFormer: false,
}

test.each<[string, Partial<Parameters<typeof closedReason>[0]>, string | undefined]>([
  ['without limits', {}, undefined],
  ['used often, without a limit', { uses: 5000 }, undefined],
  ['from the moment on at which it begins', { startsAt: now }, undefined],
  ['before it begins', { startsAt: at(1) }, 'code-not-begun'],
  ['until it ends', { endsAt: at(1) }, undefined],
  ['at the moment at which it ends', { endsAt: now }, 'code-is-over'],
  ['after it ended', { endsAt: at(-1) }, 'code-is-over'],
  ['with a use left', { mostUses: 3, uses: 2 }, undefined],
  ['with its last use gone', { mostUses: 3, uses: 3 }, 'code-is-used-up'],
  ['used more often than it may be now', { mostUses: 3, uses: 4 }, 'code-is-used-up'],
  ['of no uses', { mostUses: 0 }, 'code-is-used-up'],
  ['that was stopped', { stoppedAt: at(-1) }, 'code-is-stopped'],
  ['whose badge is not given any more', { isGivable: false }, 'badge-is-gone'],
  ['by former letters', { isFormer: true }, 'code-is-replaced'],
])('a code %s', (_, limits, reason) => {
  expect(closedReason({ ...open, ...limits }, now)).toBe(reason)
})

test('says first what the organiser did, then what the clock says, then what is used up', () => {
  const all = { startsAt: at(1), endsAt: at(-1), mostUses: 1, uses: 1, stoppedAt: at(-1), isGivable: false }
  expect(closedReason({ ...all, isFormer: true }, now)).toBe('code-is-replaced')
  expect(closedReason({ ...all, isFormer: false }, now)).toBe('code-is-stopped')
  expect(closedReason({ ...all, isFormer: false, stoppedAt: null }, now)).toBe('badge-is-gone')
  expect(closedReason({ ...all, isGivable: true, isFormer: false, stoppedAt: null }, now)).toBe('code-not-begun')
  expect(closedReason({ ...all, isGivable: true, isFormer: false, stoppedAt: null, startsAt: null }, now)).toBe(
    'code-is-over',
  )
})
