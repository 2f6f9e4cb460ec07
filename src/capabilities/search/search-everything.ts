import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { searchBadges } from '#capabilities/badges/search-badges.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { listAlternatives, searchOpportunities } from '#capabilities/opportunities/search-opportunities.ts'
import { searchOrganisations } from '#capabilities/organisations/search-organisations.ts'
import { listPathwayCards } from '#capabilities/pathways/list-pathway-cards.ts'
import { searchPathways } from '#capabilities/pathways/list-pathways.ts'
import { listNeighbourhoods, listPlaces } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { searchSkills } from '#capabilities/skills/find-skill.ts'
import { listOpenVacancies } from '#capabilities/work/list-vacancies.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { wordsOf } from '#infrastructure/database/search-terms.ts'
import { mendWords } from '#infrastructure/database/search-words.ts'

interface SearchRequest {
  /** Everywhere, where there is none. */
  place: Place | undefined
  terms: string
  /** Of each kind. */
  limit: number
  /** So many of them may be the same thing of another organisation, which the page shows once. */
  alikeAtMost?: number
}

/** One box over everything: a few of each kind, the best first. */
export async function searchEverything(
  { place, terms: typed, limit, alikeAtMost = 1 }: SearchRequest,
  { database, now }: { database: Reader; now: Date },
) {
  const meant = await mendWords(database, typed)
  const terms = meant ?? typed
  const placeId = place?.id
  const some = { placeId, terms, limit }
  const [opportunities, badges, pathways, organisations, vacancies, skills, places] = await Promise.all([
    searchOpportunities(
      { narrowing: { placeId, terms }, order: 'relevance', limit: limit * alikeAtMost },
      { database, now },
    ),
    searchBadges({ ...some, limit: limit * alikeAtMost }, { database }),
    searchPathways(some, { database }),
    searchOrganisations(some, { database }),
    // A job is looked for near home: everywhere at once nobody looks for one.
    place ? listOpenVacancies({ placeId: place.id, terms, limit }, { database, now }) : undefined,
    searchSkills({ terms, limit }, { database }),
    namedAlike(database, { place, terms }),
  ])
  const isNothing = [opportunities, badges, pathways, organisations, vacancies?.rows ?? [], places].every(
    (found) => found.length === 0,
  )
  const alternatives = isNothing ? await listAlternatives(some, { database, now }) : []
  const earned = await badgesOfOpportunities(
    [...opportunities, ...alternatives].map(({ id }) => id),
    { database },
  )
  return {
    meant,
    opportunities: opportunities.map(publicOpportunity),
    badges: badges.map(publicBadge),
    pathways: await listPathwayCards(pathways, { database }),
    organisations,
    vacancies: vacancies?.rows ?? [],
    skills,
    places,
    alternatives: alternatives.map(publicOpportunity),
    earned: Object.fromEntries(earned),
    /** By slug; in one place nobody asks which. */
    placeNames: Object.fromEntries(
      place ? [] : (await listPlaces({ database })).map(({ slug, name, nameCy }) => [slug, { name, nameCy }]),
    ),
  }
}

export type EverythingFound = Awaited<ReturnType<typeof searchEverything>>

interface NamedPlace {
  name: string
  nameCy: string | null
  href: string
}

/** Places, or the neighbourhoods of one, whose name has every word; there are few of them. */
async function namedAlike(
  database: Reader,
  { place, terms }: { place: Place | undefined; terms: string },
): Promise<NamedPlace[]> {
  const wanted = wordsOf(terms)
  const fits = ({ name, nameCy }: { name: string; nameCy: string | null }) => {
    const has = wordsOf(`${name} ${nameCy ?? ''}`)
    return wanted.length > 0 && wanted.every((word) => has.some((one) => one.startsWith(word)))
  }
  const all: NamedPlace[] = place
    ? (await listNeighbourhoods(place.id, { database })).map((one) => ({
        ...one,
        href: `/${place.slug}/map?${new URLSearchParams({ near: one.name, within: '1' })}`,
      }))
    : (await listPlaces({ database })).map((one) => ({ ...one, href: `/${one.slug}` }))
  return all.filter(fits)
}
