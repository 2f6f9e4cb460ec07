import { distanceMeters } from '#infrastructure/map/mercator.ts'
import type { FeedListing } from './feed.ts'

/** What is known of an opportunity that a listing may be. */
export interface Candidate {
  id: string
  organisationId: string
  title: string
  latitude: number | null
  longitude: number | null
  starts: Date[]
}

export type Sameness = 'match' | 'doubtful'

const sameSpotMeters = 250
const alike = 0.6

/**
 * Whether a listing is something that is on the site already: the same provider's of the same title, unless place or time
 * speak against it; doubtful where only some of it agrees, for a person to decide. `undefined` for something else.
 */
export function samenessOf(
  listing: FeedListing,
  candidate: Candidate,
  { organisationId }: { organisationId: string },
): Sameness | undefined {
  const likeness = titleLikeness(listing.title, candidate.title)
  const place = agreeOnPlace(listing, candidate)
  const time = agreeOnTime(listing, candidate)
  if (likeness === 1 && candidate.organisationId === organisationId) {
    if (place === false) return undefined
    return time === false ? 'doubtful' : 'match'
  }
  return likeness >= alike && place && time ? 'doubtful' : undefined
}

interface Known {
  externalId: string
  listing: FeedListing
}

/** Of what vanished and what is new, the pairs that are one thing said otherwise: where nothing else is as like. */
export function mendedPairs<One extends Known>(vanished: One[], come: One[]): { before: One; after: One }[] {
  const pairs = come.flatMap((after) =>
    vanished.flatMap((before) => (isMended(before.listing, after.listing) ? { before, after } : [])),
  )
  const times = new Map<One, number>()
  for (const one of pairs.flatMap(({ before, after }) => [before, after])) times.set(one, (times.get(one) ?? 0) + 1)
  return pairs.filter(({ before, after }) => times.get(before) === 1 && times.get(after) === 1)
}

/** The same title elsewhere, or a title much alike at the same place or time. */
function isMended(before: FeedListing, after: FeedListing): boolean {
  const likeness = titleLikeness(before.title, after.title)
  const starts = new Set(before.sessions.map(({ startsAt }) => startsAt))
  const isSameTime = after.sessions.some(({ startsAt }) => starts.has(startsAt))
  const isSamePlace = before.address === after.address && before.postcode === after.postcode
  return likeness === 1 || (likeness >= alike && (isSameTime || isSamePlace))
}

/** True or false where both say where they are, otherwise unknown. */
function agreeOnPlace(listing: FeedListing, { latitude, longitude }: Candidate): boolean | undefined {
  if (listing.latitude === null || listing.longitude === null || latitude === null || longitude === null)
    return undefined
  const here = { latitude: listing.latitude, longitude: listing.longitude }
  return distanceMeters(here, { latitude, longitude }) <= sameSpotMeters
}

function agreeOnTime(listing: FeedListing, { starts }: Candidate): boolean | undefined {
  if (listing.sessions.length === 0 || starts.length === 0) return undefined
  const known = new Set(starts.map((start) => start.getTime()))
  return listing.sessions.some(({ startsAt }) => known.has(new Date(startsAt).getTime()))
}

/** From 0 for nothing in common to 1 for the same words, by groups of three letters (Dice). */
export function titleLikeness(one: string, other: string): number {
  const [a, b] = [groupsOf(one), groupsOf(other)]
  if (a.size + b.size === 0) return 0
  const shared = [...a].filter((group) => b.has(group)).length
  return (2 * shared) / (a.size + b.size)
}

function groupsOf(title: string): Set<string> {
  const plain = ` ${title
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, at) => plain.slice(at, at + 3)))
}
