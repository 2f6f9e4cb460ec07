import { type Ages, readAges } from './age-rules.ts'
import { problemOf, readWhen } from './date-rules.ts'
import type { FeedListing, ListedSession, ProblemReason } from './feed.ts'
import { asList, asNumber, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { plainText } from './plain-rules.ts'
import { type Offer, type Price, priceOfOffers } from './price-rules.ts'
import { datesOfSchedules } from './schedule-rules.ts'
import { gravest, type NotAsPlanned, readStatus } from './status-rules.ts'
import { postcodeIn, readMode, readWhereabouts } from './whereabouts-rules.ts'

export interface ListingRead {
  listing?: FeedListing
  problems: ProblemReason[]
}

interface NodeDates {
  sessions: ListedSession[]
  wording: string | undefined
  problems: ProblemReason[]
}

/** The dates of a node and of what belongs to it: its instances, its single events, its schedule. */
export function datesOfNode(node: Json, parts: Json[], now: Date): NodeDates {
  const problems: ProblemReason[] = []
  const found: ListedSession[] = []
  let wording: string | undefined
  let isOwn = false
  for (const part of parts) {
    const { sessions: planned, unreadable } = datesOfSchedules(part, now)
    for (let count = 0; count < unreadable; count++) problems.push('bad-date')
    found.push(...planned)
    const start = asText(part.startDate)
    if (!start || planned.length > 0) continue
    const read = readWhen(start, asText(part.endDate) ?? null)
    const problem = problemOf(read)
    if (problem) problems.push(problem)
    if (read.is === 'wording') wording = read.wording
    if (read.is !== 'session') continue
    if (part === node) isOwn = true
    const status =
      part === node ? undefined : gravest(readStatus(part.eventStatus), isSoldOut(part) ? 'full' : undefined)
    found.push(status ? { ...read.session, status } : read.session)
  }
  // A series names its first and last day beside its own dates: the dates are what one can go to.
  const own = isOwn && found.length > 1 ? found.slice(1) : found
  const sessions = [...new Map(own.map((one) => [one.startsAt, one])).values()]
  return { sessions: sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)), wording, problems }
}

/** Every offer that says whether there are places says that there are none. */
export function isSoldOut(node: Json): boolean {
  const said = objectsIn(node.offers).flatMap((offer) => asText(offer.availability) ?? [])
  return (
    (said.length > 0 && said.every((one) => /SoldOut$/i.test(one))) || asNumber(node.remainingAttendeeCapacity) === 0
  )
}

const isTrue = (value: unknown) => value === true || /(?:^|\/)true$/i.test(asText(value) ?? '')

/** A price only where all that is said of it agrees. */
export function priceOf(node: Json, offers: Json[]): Price {
  const said = offers.flatMap(pricesOf)
  const price = priceOfOffers(said)
  const isFree = isTrue(node.isAccessibleForFree) || isTrue(node.isFree)
  return isFree && said.length === 0 ? { costPence: 0, costNote: null } : price
}

function pricesOf(offer: Json): Offer[] {
  const currency = asText(offer.priceCurrency) ?? null
  const name = plainText(asText(offer.name))
  const [low, high] = [asText(offer.lowPrice), asText(offer.highPrice)]
  if (low || high) {
    if (low === high || !low) return [{ name, price: low ?? high ?? '', currency }]
    const sign = { GBP: '£', EUR: '€', USD: '$' }[currency ?? 'GBP'] ?? `${currency} `
    return [{ name, price: high ? `${sign}${low}–${sign}${high}` : `From ${sign}${low}`, currency }]
  }
  const price = asText(offer.price)
  if (price) return [{ name, price, currency }]
  return objectsIn(offer.priceSpecification).flatMap((one) => {
    const specified = asText(one.price)
    return specified
      ? [
          {
            name: plainText(asText(one.name)) ?? name,
            price: specified,
            currency: asText(one.priceCurrency) ?? currency,
          },
        ]
      : []
  })
}

/** `typicalAgeRange` of schema.org (`7-9`, `18-`), a QuantitativeValue of OpenActive, or an audience. */
export function agesOfNode(node: Json): Ages {
  const range = asObject(node.ageRange)
  const audience = firstObject(node.audience)
  const min = asNumber(range?.minValue) ?? asNumber(audience?.suggestedMinAge) ?? asNumber(audience?.requiredMinAge)
  const max = asNumber(range?.maxValue) ?? asNumber(audience?.suggestedMaxAge) ?? asNumber(audience?.requiredMaxAge)
  const whole = (age: number | undefined) => (age !== undefined && age >= 0 && age <= 120 ? Math.floor(age) : null)
  if (min !== undefined || max !== undefined) return { ageMin: whole(min) ?? 0, ageMax: whole(max) }
  const wording = asList(node.typicalAgeRange).flatMap((one) => asText(one) ?? [])
  return readAges(wording.join(', ') || asText(range?.name) || null)
}

type Where = Pick<FeedListing, 'address' | 'postcode' | 'latitude' | 'longitude' | 'mode'>

/** Where it is, and whether one comes, or takes part from home, or may choose. */
export function whereOfNode(parts: Json[], status: NotAsPlanned | undefined): Where {
  const locations = parts.flatMap((one) => asList(one.location))
  const places = locations.flatMap((one) => placeOf(one) ?? [])
  const physical = places.find((place) => place.address !== null || place.latitude !== null)
  const isVirtual = places.some(({ mode }) => mode === 'online' || mode === 'both') || locations.some(isVirtualLocation)
  const said = parts
    .map((one) => `${asText(one.eventAttendanceMode) ?? ''} ${asList(one.courseMode).join(' ')}`)
    .join(' ')
  const where = physical ?? { address: null, postcode: null, latitude: null, longitude: null, mode: null }
  if (status === 'moved-online') return { ...where, mode: 'online' }
  return { ...where, mode: modeSaid(said, parts) ?? (isVirtual ? (physical ? 'both' : 'online') : where.mode) }
}

function modeSaid(said: string, parts: Json[]): Where['mode'] {
  if (/Mixed|blended|hybrid/i.test(said)) return 'both'
  const [isOnline, isHere] = [/OnlineEvent|online/i.test(said), /Offline|onsite/i.test(said)]
  if (isOnline && isHere) return 'both'
  if (isOnline) return 'online'
  if (isHere) return 'in-person'
  return parts.map((one) => readMode(asText(one.attendanceMode) ?? null)).find((mode) => mode !== null) ?? null
}

const isVirtualLocation = (location: unknown) =>
  asList(asObject(location)?.['@type'] ?? asObject(location)?.type).some((type) =>
    /VirtualLocation$/.test(asText(type) ?? ''),
  )

function placeOf(location: unknown): Where | undefined {
  const nowhere = { latitude: null, longitude: null }
  if (typeof location === 'string') return { ...readWhereabouts(location), ...nowhere }
  const place = asObject(location)
  if (!place || isVirtualLocation(place)) return undefined
  const address = asObject(place.address)
  const geo = asObject(place.geo)
  const said = [place.name, address?.streetAddress ?? place.address, address?.addressLocality]
  const lines = said.flatMap((one) => plainText(asText(one)) ?? [])
  // An address that is one text often begins with the name.
  const distinct = lines.filter(
    (line, turn) => !lines.some((other, at) => at !== turn && other.startsWith(line) && (other !== line || at < turn)),
  )
  const { mode, ...where } = readWhereabouts(distinct.join(', ') || null)
  const [latitude, longitude] = [asNumber(geo?.latitude) ?? null, asNumber(geo?.longitude) ?? null]
  return {
    address: where.address,
    postcode: postcodeIn(asText(address?.postalCode) ?? null) ?? asText(address?.postalCode) ?? where.postcode,
    latitude,
    longitude,
    mode: mode === 'online' && latitude !== null ? null : mode,
  }
}
