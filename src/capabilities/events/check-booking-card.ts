import { type CardRefusal, type CardRequest, type CheckedCard, checkCard } from '#capabilities/awards/keep-by-card.ts'
import type { Services } from '#infrastructure/services.ts'

export type BookingCardRefusal =
  | { ok: false; refusal: 'card-is-unknown' | 'card-is-in-an-account' | 'pin-is-wrong' }
  | { ok: false; refusal: 'too-many-pins'; waitMinutes: number }

const refusals = {
  'card-is-unknown': 'card-is-unknown',
  'award-is-kept': 'card-is-in-an-account',
  'pin-is-wrong': 'pin-is-wrong',
} as const

/** Whether a card with its PIN may book, or open what it booked. Tries are counted for the card, wherever it is shown. */
export async function checkBookingCard(
  card: CardRequest,
  powers: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<({ ok: true } & CheckedCard) | BookingCardRefusal> {
  const outcome: ({ ok: true } & CheckedCard) | CardRefusal = await checkCard(card, powers)
  if (outcome.ok) return outcome
  if (outcome.refusal === 'too-many-tries') return { ...outcome, refusal: 'too-many-pins' }
  if (outcome.refusal === 'name-is-too-long') throw new Error('a card was refused for a name that it was not asked for')
  return { ok: false, refusal: refusals[outcome.refusal] }
}
