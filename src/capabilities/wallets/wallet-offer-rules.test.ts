import { expect, test } from 'vitest'
import { walletOfferStateOf } from './wallet-offer-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const fresh = { closedAt: null, wrongPins: 0, taken: 0, redeemedAt: null, endsAt: minutes(15) }

test.each([
  ['open', {}, 0],
  ['open', { wrongPins: 4 }, 14.9],
  ['ended', {}, 15],
  ['stopped', { closedAt: now }, 0],
  ['locked', { closedAt: now, wrongPins: 5 }, 0],
  ['begun', { redeemedAt: minutes(14) }, 20],
  ['ended', { redeemedAt: minutes(14) }, 24],
  ['taken', { redeemedAt: now, taken: 1 }, 60],
  // What was taken before it was stopped is there.
  ['taken', { closedAt: now, taken: 2 }, 0],
] as const)('a hand-over is %s: %o after %s minutes', (state, change, after) => {
  expect(walletOfferStateOf({ ...fresh, ...change }, minutes(after))).toBe(state)
})
