import { statusOfSession, takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown, listingPath, type Session } from '#capabilities/opportunities/opportunity.ts'
import { type PublicOpportunity, publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { agesInWords, costInWords, placeInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { placeName } from '#capabilities/places/place.ts'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/listing-poster'
import { Poster } from './poster.tsx'
import { posterLanguages } from './poster-languages.ts'

const mostDates = 6

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const found = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { ...services, now })
  if (!found || !isShown(found.status)) throw new Response(null, { status: 404 })
  const opportunity = publicOpportunity(found)
  const sessions = await listSessions({ opportunityId: found.id, from: now, limit: 50 }, services)
  const on = sessions.filter((one) => takesPlaceWith(statusOfSession(opportunity, one)))
  const at = new URL(request.url).searchParams.get('at')
  const dates = at === null ? on.slice(0, mostDates) : on.filter(({ startsAt }) => startsAt.toISOString() === at)
  // Nobody is sent to a date that does not take place.
  if (at !== null && dates.length === 0) throw new Response(null, { status: 404 })
  return {
    ...{ place, opportunity, dates, at },
    otherDates: on.slice(0, mostDates).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    languages: posterLanguages(request, { language: visit.language, place }),
    address: services.site.origin + listingPath(opportunity),
  }
}

/** A sheet for one listing, or for one of its dates: what, when, where, for whom, and a code that leads to its page. */
export default function ListingPosterPage({ loaderData }: Route.ComponentProps) {
  const { place, opportunity, dates, at, otherDates, languages, address } = loaderData
  const { t, language } = useTranslation()
  const [first = language, second] = languages
  const path = `/${place.slug}/poster/${opportunity.slug}`
  const to = (change: { at?: string | undefined; in?: string | undefined }) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(change)) if (value) query.set(name, value)
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <Poster
      hue={place.hue}
      languages={languages}
      eyebrow={`${opportunity.organisationName} · ${placeName(place, first)}`}
      titleOf={(one) => inLanguage(one, opportunity.title, opportunity.titleCy)}
      summaryOf={(one) => inLanguage(one, opportunity.summary, opportunity.summaryCy)}
      address={address}
      scanOf={(one) => translator(one)('events.poster.scan')}
      back={{ href: listingPath(opportunity), label: inLanguage(language, opportunity.title, opportunity.titleCy) }}
      choices={[
        { href: to({ at: at ?? undefined, in: 'one' }), label: t('events.poster.inOne'), current: !second },
        { href: to({ at: at ?? undefined, in: 'both' }), label: t('events.poster.inBoth'), current: Boolean(second) },
        ...(otherDates.length > 1
          ? [
              { href: to({ in: second ? 'both' : 'one' }), label: t('events.poster.allDates'), current: at === null },
              ...otherDates.map((one) => ({
                href: to({ at: one.startsAt.toISOString(), in: second ? 'both' : 'one' }),
                label: sessionTime(language, one),
                current: one.startsAt.toISOString() === at,
              })),
            ]
          : []),
      ]}
    >
      {languages.map((one) => (
        <Facts key={one} opportunity={opportunity} dates={dates} language={one} />
      ))}
    </Poster>
  )
}

interface FactsProps {
  opportunity: PublicOpportunity
  dates: Pick<Session, 'startsAt' | 'endsAt'>[]
  language: Language
}

function Facts({ opportunity, dates, language }: FactsProps) {
  const t = translator(language)
  return (
    <div lang={language} className="stack">
      {dates.length > 0 && (
        <ul className="poster-dates">
          {dates.map((one) => (
            <li key={one.startsAt.toISOString()}>{sessionTime(language, one)}</li>
          ))}
        </ul>
      )}
      <p className="poster-facts">
        {opportunity.address ?? placeInWords(opportunity, language, t)}
        <br />
        {agesInWords(opportunity, t)} · {costInWords(opportunity, language, t)}
      </p>
    </div>
  )
}
