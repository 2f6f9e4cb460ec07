import { findBadge } from '#capabilities/badges/find-badge.ts'
import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import {
  type AccessFeature,
  accessFeatures,
  type OpportunityKind,
  opportunityKinds,
} from '#capabilities/opportunities/opportunity.ts'
import { inHolidays, isDay, type Span, spanOf } from '#capabilities/opportunities/when-rules.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { listSchoolTerms } from '#capabilities/places/find-place.ts'
import type { Place, SchoolTerm } from '#capabilities/places/place.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import { mendWords } from '#infrastructure/database/search-words.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { Visit } from '#web/site/visit.ts'

// The filters that the list, the map and its tiles share, so that one address means the same everywhere.

export const opportunityFilterNames = [
  'q',
  'kind',
  'theme',
  'age',
  'cost',
  'mode',
  'access',
  'organisation',
  'badge',
  'when',
  'on',
] as const

/** What is looked for again later is looked for at all times: a day is over soon. */
export const lastingFilterNames = opportunityFilterNames.filter((name) => name !== 'when' && name !== 'on')

/** Names of what an address narrows to by its slug. */
export interface FilterNames {
  organisation: string | undefined
  badge: string | undefined
  /** What was searched for where a word was mistyped. */
  meant: string | undefined
}

/** What an address narrows to. An organisation or badge that is not there narrows to nothing of it. */
export async function readNarrowing(
  { services: { database }, language, now }: Pick<Visit, 'services' | 'language' | 'now'>,
  { place, filters }: { place: Pick<Place, 'id' | 'slug'>; filters: Record<string, string> },
) {
  const [organisation, badge, meant, terms] = await Promise.all([
    filters.organisation ? findOrganisation({ slug: filters.organisation }, { database }) : undefined,
    filters.badge ? findBadge({ placeSlug: place.slug, slug: filters.badge }, { database }) : undefined,
    filters.q ? mendWords(database, filters.q) : undefined,
    filters.when === inHolidays ? listSchoolTerms(place.id, { database }) : [],
  ])
  const narrowing: OpportunityNarrowing = {
    placeId: place.id,
    organisationId: organisation?.id,
    badgeId: badge?.id,
    kind: opportunityKinds.find((kind): kind is OpportunityKind => kind === filters.kind),
    theme: isTheme(filters.theme) ? filters.theme : undefined,
    age: /^\d{1,3}$/.test(filters.age ?? '') ? Number(filters.age) : undefined,
    freeOnly: filters.cost === 'free',
    mode: filters.mode === 'online' || filters.mode === 'in-person' ? filters.mode : undefined,
    access: accessFeatures.find((feature): feature is AccessFeature => feature === filters.access),
    terms: meant ?? filters.q,
    during: timeOf(filters, { now, terms }),
  }
  const names: FilterNames = {
    organisation: organisation?.name,
    badge: badge && inLanguage(language, badge.name, badge.nameCy),
    meant,
  }
  return { narrowing, names }
}

/** On a day that is over nothing begins any more; words that mean no time narrow nothing. */
function timeOf(
  { on = '', when = '' }: Record<string, string>,
  { now, terms }: { now: Date; terms: SchoolTerm[] },
): Span | undefined {
  if (isDay(on)) return spanOf(on, now) ?? { from: now, until: now }
  return spanOf(when, now, terms)
}

/** Whether holidays of the place's schools are known that are, or come. */
export async function hasHolidays(
  { services, now }: Pick<Visit, 'services' | 'now'>,
  placeId: string,
): Promise<boolean> {
  return spanOf(inHolidays, now, await listSchoolTerms(placeId, services)) !== undefined
}
