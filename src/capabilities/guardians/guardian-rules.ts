import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import type { GuardianState } from './guardian.ts'

const dayMs = 24 * 60 * 60_000

export const longestChildName = 120
export const longestReason = 500
/** Of one guardian. */
export const mostChildren = 12
/** A guardian whom nobody has verified by then is forgotten, with the child's name. */
const waitsDays = 30
/** How long a young person has to accept. */
export const handoverDays = 14

export const guardianStateOf = (row: { verifiedAt: Date | null; revokedAt: Date | null }): GuardianState =>
  row.revokedAt ? 'revoked' : row.verifiedAt ? 'verified' : 'waiting'

/** Guardians who said so before this and were not verified are forgotten. */
export const waitedSince = (now: Date): Date => new Date(now.getTime() - waitsDays * dayMs)

/** Handovers that were asked for before this are over. */
export const handoversSince = (now: Date): Date => new Date(now.getTime() - handoverDays * dayMs)

const sameOfferMs = 60_000

/** Whether an offer to this address, a moment ago, was this one: a double click, or a form that is sent again. */
export const isSameOffer = (
  offer: { email: string; askedAt: Date },
  { email, now }: { email: string; now: Date },
): boolean => offer.email === email && now.getTime() - offer.askedAt.getTime() < sameOfferMs

interface Named {
  childId: string
  childName: string
}

/**
 * The child who is meant by the name on a badge: the same name, or the one child whose name begins or is begun by it
 * ("Ash", "Ash Jones"). Undefined where none or several could be meant: the guardian says which.
 */
export function childOfName<Child extends Named>(name: string | null, children: readonly Child[]): Child | undefined {
  const key = nameKeyOf(name ?? undefined)
  if (key === '') return undefined
  const same = children.filter((child) => nameKeyOf(child.childName) === key)
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  const begun = children.filter((child) => {
    const other = nameKeyOf(child.childName)
    return other.startsWith(`${key} `) || key.startsWith(`${other} `)
  })
  return begun.length === 1 ? begun[0] : undefined
}
