import { findPlace } from '#capabilities/places/find-place.ts'
import { searchEverything } from '#capabilities/search/search-everything.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { filtersOf } from '#web/site/list-address.ts'
import type { Visit } from '#web/site/visit.ts'

const ofEach = 3
/** Several may have one title. */
const lookedAt = 12

/** Titles that what was typed so far may become, each with its kind, in the language of the visit. */
export async function suggestTitles(request: Request, visit: Visit, placeSlug: string | undefined) {
  const { services, language, now } = visit
  const { q: terms = '' } = filtersOf(request, ['q'])
  const place = placeSlug ? await findPlace({ slug: placeSlug }, { database: services.database }) : undefined
  if (placeSlug && !place) throw new Response(null, { status: 404 })
  if (!terms) return Response.json([])
  const t = translator(language)
  const found = await searchEverything({ place, terms, limit: lookedAt }, { database: services.database, now })
  const suggestions = [
    found.opportunities.map((one) => ({
      title: inLanguage(language, one.title, one.titleCy),
      kind: t(`opportunities.kind.${one.kind}`),
    })),
    found.badges.map((one) => ({
      title: inLanguage(language, one.name, one.nameCy),
      kind: t('opportunities.badgeLabel'),
    })),
    found.organisations.map((one) => ({ title: one.name, kind: t(`organisations.kind.${one.kind}`) })),
    found.vacancies.map((one) => ({
      title: inLanguage(language, one.title, one.titleCy),
      kind: t(`vacancies.kind.${one.kind}`),
    })),
    found.places.map((one) => ({ title: inLanguage(language, one.name, one.nameCy), kind: t('search.place') })),
  ].flatMap((titles) => [...new Map(titles.map((one) => [one.title, one])).values()].slice(0, ofEach))
  return Response.json(suggestions, { headers: { 'cache-control': 'private, max-age=60' } })
}
