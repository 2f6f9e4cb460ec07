/** Who began it: the organisation that closes, or the City Lead, where nobody works there any more. */
export type SuccessionAsker = 'predecessor' | 'lead'

export type SuccessionEnding = 'declined' | 'stopped' | 'objected' | 'given-back'

/**
 * `asked`: the successor has not answered. `agreed`: it has, and the predecessor may still object. `in-force`: it answers for
 * the badges of the other. The rest is over.
 */
export const successionStates = [
  'asked',
  'agreed',
  'in-force',
  'declined',
  'stopped',
  'objected',
  'given-back',
] as const
export type SuccessionState = (typeof successionStates)[number]

/** By whom a statement of a succession is signed. */
export const successionSigners = ['predecessor', 'successor'] as const
export type SuccessionSigner = (typeof successionSigners)[number]

interface Side {
  id: string
  slug: string
  name: string
}

/** As those see it who are asked about it, or see it through. */
export interface Succession {
  id: string
  predecessor: Side
  successor: Side
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  askedBy: SuccessionAsker
  reason: string
  askedAt: Date
  noticeUntil: Date
  agreedAt: Date | null
  effectiveAt: Date | null
  endedAt: Date | null
  ending: SuccessionEnding | null
  endingReason: string | null
}

/** The address of what one of the two signed. */
export function successionUrl(origin: string, id: string, signer?: SuccessionSigner): string {
  return `${origin}/successions/${id}${signer ? `/${signer}.json` : ''}`
}
