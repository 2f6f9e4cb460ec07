import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { asNumber, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { namesIn, plainText, readSession, shortened } from './plain-rules.ts'
import { webAddress } from './table-format.ts'

export type HsdsPage = FeedContent & { page: number; pages: number }

/** A page of `/services` (HSDS 3, Open Referral UK), or one service on its own. Undefined for anything else. */
export function readHsdsPage(document: unknown): HsdsPage | undefined {
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
    else records.push({ is: 'listing', listing: listingOf(service, { id, title }) })
  }
  return { records, problems, page: asNumber(page?.page_number) ?? 1, pages: asNumber(page?.total_pages) ?? 1 }
}

function listingOf(service: Json, { id, title }: { id: string; title: string }): FeedListing {
  const at = firstObject(service.service_at_locations)
  const location = asObject(at?.location) ?? firstObject(service.locations)
  const address = firstObject(location?.addresses) ?? firstObject(location?.physical_addresses)
  const eligibility = firstObject(service.eligibilities)
  const costs = objectsIn(service.cost_options).flatMap((one) => asNumber(one.amount) ?? [])
  const lines = [location?.name, address?.address_1, address?.address_2, address?.city]
  const schedules = [...objectsIn(service.schedules), ...objectsIn(at?.schedules)]
  return {
    externalId: id,
    ref: null,
    title: shortened(title, 120),
    summary: null,
    description: plainText(service.description),
    sessions: schedules.flatMap((schedule) => sessionOf(schedule) ?? []),
    address: [...new Set(lines.flatMap((one) => plainText(asText(one)) ?? []))].join(', ') || null,
    postcode: asText(address?.postal_code) ?? null,
    latitude: asNumber(location?.latitude) ?? null,
    longitude: asNumber(location?.longitude) ?? null,
    mode: asText(location?.location_type) === 'virtual' ? 'online' : null,
    ageMin: asNumber(service.minimum_age) ?? asNumber(eligibility?.minimum_age) ?? null,
    ageMax: asNumber(service.maximum_age) ?? asNumber(eligibility?.maximum_age) ?? null,
    costPence: costs.length > 0 ? Math.round(Math.min(...costs) * 100) : null,
    url: webAddress(service.application_process) ?? webAddress(service.url),
    provider: plainText(asObject(service.organization)?.name) ?? null,
    kind: null,
    ...learnedIn(service),
  }
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

/** Only what happens once is a date to go to; "every Tuesday" is said in the description of the service. */
function sessionOf(schedule: Json) {
  const day = asText(schedule.dtstart) ?? asText(schedule.valid_from)
  const [opens, closes] = [asText(schedule.opens_at), asText(schedule.closes_at)]
  if (!day || !opens || asText(schedule.freq)) return undefined
  const date = day.slice(0, 10)
  return readSession(`${date}T${opens.slice(0, 5)}`, closes ? `${date}T${closes.slice(0, 5)}` : null)
}
