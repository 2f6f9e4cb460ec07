import { readAges } from './age-rules.ts'
import { readWhen } from './date-rules.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord, ListedSession } from './feed.ts'
import { asNumber, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { namesIn, plainText, shortened, webAddress } from './plain-rules.ts'
import { type Price, priceOfOffers, unknownPrice } from './price-rules.ts'
import { datesOfHsdsSchedule } from './schedule-rules.ts'
import { splitTitle } from './status-rules.ts'
import { postcodeIn, readWhereabouts } from './whereabouts-rules.ts'

export type HsdsPage = FeedContent & { page: number; pages: number }

/** A page of `/services` (HSDS 3, Open Referral UK), or one service on its own. Undefined for anything else. */
export function readHsdsPage(document: unknown, now: Date): HsdsPage | undefined {
  const page = asObject(document)
  const services =
    page && (Array.isArray(page.contents) ? page.contents : Array.isArray(page.content) ? page.content : undefined)
  const list =
    services ?? (page && asText(page.name) && asText(page.id) ? [page] : Array.isArray(document) ? document : undefined)
  if (!list) return undefined
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  for (const [turn, value] of list.entries()) {
    const service = asObject(value)
    const id = asText(service?.id)
    const title = plainText(service?.name)
    if (!service || !id) problems.push({ where: String(turn + 1), why: 'no-id' })
    else if (!title) problems.push({ where: id, why: 'no-title' })
    else if (/^(inactive|defunct|temporarily closed)$/.test(asText(service.status) ?? ''))
      records.push({ is: 'gone', externalId: id })
    else {
      const dates = datesOf(service, now)
      problems.push(...Array.from({ length: dates.unreadable }, () => ({ where: id, why: 'bad-date' as const })))
      records.push({ is: 'listing', listing: listingOf(service, { id, said: title, sessions: dates.sessions }) })
    }
  }
  return { records, problems, page: asNumber(page?.page_number) ?? 1, pages: asNumber(page?.total_pages) ?? 1 }
}

function listingOf(
  service: Json,
  { id, said, sessions }: { id: string; said: string; sessions: ListedSession[] },
): FeedListing {
  const at = firstObject(service.service_at_locations)
  const location = asObject(at?.location) ?? firstObject(service.locations)
  const address = firstObject(location?.addresses) ?? firstObject(location?.physical_addresses)
  const lines = [location?.name, address?.address_1, address?.address_2, address?.city]
  const wording = [...new Set(lines.flatMap((one) => plainText(asText(one)) ?? []))].join(', ')
  const where = readWhereabouts(wording || null)
  const { title, status } = splitTitle(said.replace(/\s+/g, ' '))
  const { costPence, costNote } = priceOf(service)
  return {
    externalId: id,
    ref: null,
    title: shortened(title, 120),
    summary: null,
    description: plainText(service.description),
    sessions,
    address: where.address,
    postcode: postcodeIn(asText(address?.postal_code) ?? null) ?? asText(address?.postal_code) ?? where.postcode,
    latitude: asNumber(location?.latitude) ?? null,
    longitude: asNumber(location?.longitude) ?? null,
    mode: asText(location?.location_type) === 'virtual' || status === 'moved-online' ? 'online' : where.mode,
    ...agesOf(service),
    costPence,
    url: webAddress(service.application_process) ?? webAddress(service.url),
    provider: plainText(asObject(service.organization)?.name) ?? null,
    kind: null,
    ...learnedIn(service),
    ...(costNote ? { costNote } : {}),
    ...(status ? { status } : {}),
  }
}

function agesOf(service: Json): Pick<FeedListing, 'ageMin' | 'ageMax' | 'ageNote'> {
  const eligibility = firstObject(service.eligibilities)
  const min = asNumber(service.minimum_age) ?? asNumber(eligibility?.minimum_age)
  const max = asNumber(service.maximum_age) ?? asNumber(eligibility?.maximum_age)
  if (min === undefined && max === undefined) return readAges(asText(eligibility?.eligibility) ?? null)
  const whole = (age: number | undefined) => (age !== undefined && age >= 0 && age <= 120 ? Math.floor(age) : null)
  return { ageMin: whole(min) ?? 0, ageMax: whole(max) }
}

function priceOf(service: Json): Price {
  const options = objectsIn(service.cost_options).flatMap((one) => {
    const price = asText(one.amount)
    const name = plainText(asText(one.option))
    return price ? [{ name, price, currency: asText(one.currency) ?? null }] : []
  })
  if (options.length > 0) return priceOfOffers(options)
  const wording = plainText(asText(service.fees_description) ?? asText(service.fees))
  return wording ? priceOfOffers([{ price: wording }]) : unknownPrice
}

/** Terms that a service is marked with: those said to be skills, and others that may be. */
function learnedIn(service: Json): Pick<FeedListing, 'skills' | 'keywords'> {
  const marks = objectsIn(service.attributes).map((one) => ({
    isSkill: asText(one.link_type) === 'skill',
    name: asObject(one.taxonomy_term)?.name ?? one.label ?? one.value,
  }))
  const skills = namesIn(marks.flatMap(({ isSkill, name }) => (isSkill ? [name] : [])))
  const keywords = namesIn(marks.flatMap(({ isSkill, name }) => (isSkill ? [] : [name])))
  return { ...(skills.length > 0 ? { skills } : {}), ...(keywords.length > 0 ? { keywords } : {}) }
}

/** What happens once, and what repeats by a rule; hours of opening without a rule are said in the description. */
function datesOf(service: Json, now: Date): { sessions: ListedSession[]; unreadable: number } {
  const at = firstObject(service.service_at_locations)
  const sessions: ListedSession[] = []
  let unreadable = 0
  for (const schedule of [...objectsIn(service.schedules), ...objectsIn(at?.schedules)]) {
    try {
      sessions.push(...(asText(schedule.freq) ? (datesOfHsdsSchedule(schedule, now) ?? []) : onceOf(schedule)))
    } catch {
      unreadable++
    }
  }
  const each = [...new Map(sessions.map((one) => [one.startsAt, one])).values()]
  return { sessions: each.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)), unreadable }
}

function onceOf(schedule: Json): ListedSession[] {
  const day = asText(schedule.dtstart)
  const [opens, closes] = [asText(schedule.opens_at), asText(schedule.closes_at)]
  if (!day || !opens) return []
  const date = day.slice(0, 10)
  const momentOf = (time: string) => `${date}T${time.slice(0, 5)}${/Z$/i.test(time) ? 'Z' : ''}`
  const read = readWhen(momentOf(opens), closes ? momentOf(closes) : null)
  if (read.is !== 'session') throw new Error('It has no date.')
  return [read.session]
}
