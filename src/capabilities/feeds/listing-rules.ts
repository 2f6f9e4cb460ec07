import type { OpportunityContent, Session } from '#capabilities/opportunities/opportunity.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { distanceMeters, type Position } from '#infrastructure/map/mercator.ts'
import type { FeedDefaults, FeedListing } from './feed.ts'
import { shortened } from './plain-rules.ts'

const metersAMile = 1609.344
/** A neighbourhood is named where it is the nearest one and not further than this. */
const neighbourhoodReachMeters = 3000

export type LeaveOut = 'is-over' | 'too-far'

/** Why a listing is not for this place, or not any more. */
export function leaveOutOf(
  listing: FeedListing,
  { defaults, middle, now }: { defaults: FeedDefaults; middle: Position; now: Date },
): LeaveOut | undefined {
  const ends = listing.sessions.map(({ endsAt }) => new Date(endsAt))
  if (!defaults.includePast && ends.length > 0 && ends.every((end) => end <= now)) return 'is-over'
  const { latitude, longitude } = listing
  if (latitude === null || longitude === null) return undefined
  return distanceMeters(middle, { latitude, longitude }) > defaults.withinMiles * metersAMile ? 'too-far' : undefined
}

interface ListingContext {
  defaults: FeedDefaults
  neighbourhoods: Neighbourhood[]
  skills: Skill[]
  /** What to write where the source has a page of its own, and where it has none, in both languages. */
  booking: Record<'onPage' | 'ask', { en: string; cy: string }>
}

/** The opportunity that a listing makes. What the source does not say comes from the feed's defaults. */
export function contentOf(
  listing: FeedListing,
  { defaults, neighbourhoods, skills, booking }: ListingContext,
): { content: OpportunityContent; sessions: Session[] } {
  const { title, latitude, longitude, provider } = listing
  const body = listing.description ?? listing.summary ?? title
  const where = [listing.address, listing.postcode].filter(
    (part, turn, all) => part && !(turn === 1 && all[0]?.includes(part)),
  )
  const position = latitude !== null && longitude !== null ? { latitude, longitude } : undefined
  const near = position && nearestNeighbourhood(position, neighbourhoods)
  const address = where.join(', ') || null
  const isSomewhere = position !== undefined || address !== null
  const how = booking[listing.url ? 'onPage' : 'ask']
  return {
    sessions: listing.sessions.map(({ startsAt, endsAt }) => ({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })),
    content: {
      kind: listing.kind ?? defaults.kind,
      theme: defaults.theme,
      title,
      titleCy: null,
      summary: shortened(listing.summary ?? firstLine(body), 300),
      summaryCy: null,
      description: shortened(provider && !body.includes(provider) ? `${body}\n\n${provider}` : body, 4000),
      descriptionCy: null,
      mode: listing.mode ?? (isSomewhere || !listing.url ? 'in-person' : 'online'),
      neighbourhoodId: near?.id ?? null,
      address: address && shortened(address, 300),
      latitude,
      longitude,
      ageMin: listing.ageMin ?? defaults.ageMin,
      ageMax: Math.max(listing.ageMax ?? 120, listing.ageMin ?? defaults.ageMin),
      costPence: listing.costPence,
      costNote: null,
      costNoteCy: null,
      access: [],
      skills,
      languages: ['en'],
      booking: how.en,
      bookingCy: how.cy,
      bookingUrl: listing.url,
    },
  }
}

const firstLine = (text: string) => text.split('\n').find((line) => line.trim() !== '') ?? text

function nearestNeighbourhood(position: Position, neighbourhoods: Neighbourhood[]): Neighbourhood | undefined {
  const [nearest] = neighbourhoods
    .map((one) => ({ one, meters: distanceMeters(position, one) }))
    .sort((a, b) => a.meters - b.meters)
  return nearest && nearest.meters <= neighbourhoodReachMeters ? nearest.one : undefined
}

/**
 * What a change of the source changes: only what it says differently than before. What a person has written meanwhile
 * in other fields stays.
 */
export function revised(
  current: OpportunityContent,
  { before, after }: { before: OpportunityContent; after: OpportunityContent },
): OpportunityContent {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof OpportunityContent]),
  )
  return { ...current, ...Object.fromEntries(changed) }
}
