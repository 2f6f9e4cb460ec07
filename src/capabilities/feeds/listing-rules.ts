import {
  forLearners,
  noContact,
  type OpportunityContent,
  oldestWithoutLimit,
  type Session,
  youngestWithoutLimit,
} from '#capabilities/opportunities/opportunity.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { distanceMeters, type Position } from '#infrastructure/map/mercator.ts'
import { speaksOfAdults, speaksOfChildren } from './age-rules.ts'
import type { FeedDefaults, FeedListing } from './feed.ts'
import { shortened } from './plain-rules.ts'

const metersAMile = 1609.344
/** A neighbourhood is named where it is the nearest one and not further than this. */
const neighbourhoodReachMeters = 3000

export type LeaveOut = 'is-over' | 'is-cancelled' | 'too-far'

/** Why a listing is not for this place, or not any more. */
export function leaveOutOf(
  listing: FeedListing,
  { defaults, middle, now }: { defaults: FeedDefaults; middle: Position; now: Date },
): LeaveOut | undefined {
  const ends = listing.sessions.map(({ endsAt }) => new Date(endsAt))
  if (!defaults.includePast && ends.length > 0 && ends.every((end) => end <= now)) return 'is-over'
  const isOff = listing.sessions.length > 0 && listing.sessions.every(({ status }) => status === 'cancelled')
  if (listing.status === 'cancelled' || isOff) return 'is-cancelled'
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
  const named = provider && !body.includes(provider) ? provider : null
  const ages = agesOf(listing, defaults)
  const how = booking[listing.url ? 'onPage' : 'ask']
  return {
    sessions: listing.sessions.map(({ startsAt, endsAt, status }) => ({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      eventStatus: status ?? 'scheduled',
    })),
    content: {
      kind: listing.kind ?? defaults.kind,
      theme: listing.theme ?? defaults.theme,
      eventStatus: listing.status ?? 'scheduled',
      title,
      titleCy: listing.titleCy ? shortened(listing.titleCy, 120) : null,
      summary: shortened(listing.summary ?? firstLine(body), 300),
      summaryCy: null,
      description: shortened([body, listing.datesNote, named].filter(Boolean).join('\n\n'), 4000),
      descriptionCy: null,
      // Where nobody says where it is, it is not online for that: a person has to say.
      mode: listing.mode ?? 'in-person',
      neighbourhoodId: near?.id ?? null,
      address: address && shortened(address, 300),
      latitude,
      longitude,
      ...ages,
      costPence: listing.costPence,
      costNote: listing.costNote ? shortened(listing.costNote, 120) : null,
      costNoteCy: null,
      access: [],
      skills,
      languages: ['en'],
      booking: how.en,
      bookingCy: how.cy,
      bookingUrl: listing.url,
      ...forLearners,
      ...noContact,
    },
  }
}

/**
 * For whom, where the source does not say so in numbers. What is said in words, or is called after children, counts as
 * open to the youngest: what is for children is never listed as for adults, nor without a look at who keeps them safe.
 */
function agesOf(
  listing: FeedListing,
  defaults: FeedDefaults,
): Pick<OpportunityContent, 'ageMin' | 'ageMax' | 'ageNote'> {
  const ageNote = listing.ageNote ? shortened(listing.ageNote, 120) : null
  const isForChildren = (ageNote !== null && !speaksOfAdults(ageNote)) || speaksOfChildren(listing.title)
  const ageMin = listing.ageMin ?? (isForChildren ? youngestWithoutLimit : defaults.ageMin)
  return { ageMin, ageMax: Math.max(listing.ageMax ?? oldestWithoutLimit, ageMin), ageNote }
}

/** What a database can keep: texts without halves of signs and without the null character. */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '') as Value
  if (Array.isArray(value)) return value.map(storable) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable(one)])) as Value
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
