import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import type { AgeBand } from '#capabilities/people/person.ts'

export interface FollowNames {
  organisation: string | null
  badge: string | null
  badgeCy: string | null
}

/** What somebody wants to hear of: a search of a place. */
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

/** How many somebody may follow: a digest of more is not read. */
export const mostFollows = 30

/** Mail that is not about one's own badges is never sent to children, however they ask for it. */
export function mayHaveDigest(ageBand: AgeBand | undefined): boolean {
  return ageBand === '18-24' || ageBand === '25-plus'
}
