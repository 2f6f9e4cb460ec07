import { statusOfSession, takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown, listingPath } from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { agesInWords, costInWords, placeInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { placeName } from '#capabilities/places/place.ts'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/listing-poster'
import { Poster } from './poster.tsx'

const mostDates = 6

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const found = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { ...services, now })
  if (!found || !isShown(found.status)) throw new Response(null, { status: 404 })
  const opportunity = publicOpportunity(found)
  const sessions = await listSessions({ opportunityId: found.id, from: now, limit: 50 }, services)
  return {
    place,
    opportunity,
    sessions: sessions.filter((one) => takesPlaceWith(statusOfSession(opportunity, one))).slice(0, mostDates),
    address: services.site.origin + listingPath(opportunity),
  }
}

/** A sheet for one listing: what, when, where, for whom, and a code that leads to its page. */
export default function ListingPosterPage({ loaderData }: Route.ComponentProps) {
  const { place, opportunity, sessions, address } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  return (
    <Poster
      hue={place.hue}
      eyebrow={`${opportunity.organisationName} · ${placeName(place, language)}`}
      title={title}
      summary={inLanguage(language, opportunity.summary, opportunity.summaryCy)}
      address={address}
      scan={t('events.poster.scan')}
      back={{ href: listingPath(opportunity), label: title }}
    >
      {sessions.length > 0 && (
        <ul className="poster-dates">
          {sessions.map((one) => (
            <li key={one.startsAt.toISOString()}>{sessionTime(language, one)}</li>
          ))}
        </ul>
      )}
      <p className="poster-facts">
        {opportunity.address ?? placeInWords(opportunity, language, t)}
        <br />
        {agesInWords(opportunity, t)} · {costInWords(opportunity, language, t)}
      </p>
    </Poster>
  )
}
