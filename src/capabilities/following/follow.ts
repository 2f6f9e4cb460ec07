import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import type { AgeBand } from '#capabilities/people/person.ts'

export interface FollowNames {
  organisation: string | null
  badge: string | null
  badgeCy: string | null
}

/** A followed search of a place. */
export interface Follow {
  id: string
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  /** As it stands in the list's address. */
  filters: Record<string, string>
  narrowing: OpportunityNarrowing
  /** What the organisation and the badge in `filters` are called. */
  names: FollowNames
  seenAt: Date
}

/** The most searches that one person may follow: nobody reads a longer digest. */
export const mostFollows = 30

/** The most things that one person may put aside: more is no list to look at again. */
export const mostSaved = 100

/** Children are sent mail about their own badges only, even where they ask for more. */
export function mayHaveDigest(ageBand: AgeBand | undefined): boolean {
  return ageBand === '18-24' || ageBand === '25-plus'
}
