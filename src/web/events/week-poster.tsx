import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { placeName } from '#capabilities/places/place.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation, WordsProvider } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/week-poster'
import { EventAgenda } from './event-agenda.tsx'
import { loadEvents } from './load-events.ts'
import { Poster } from './poster.tsx'
import { posterLanguages } from './poster-languages.ts'

/** As many as fit on one sheet, each under a day of its own: in one language, or in two beside each other. */
const mostOnASheet = [6, 4] as const
const weekMs = 7 * 86_400_000

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const languages = posterLanguages(request, { language: visit.language, place })
  const { events } = await loadEvents(
    { narrowing: { placeId: place.id }, audience: 'everybody', limit: 2 * mostOnASheet[0] },
    { ...services, now },
  )
  const until = now.getTime() + weekMs
  return {
    ...{ place, now, languages },
    // Seats change after a sheet is printed.
    events: events
      .filter(({ startsAt, eventStatus }) => startsAt.getTime() < until && takesPlaceWith(eventStatus))
      .slice(0, mostOnASheet[languages.length > 1 ? 1 : 0])
      .map((one) => ({ ...one, seats: undefined })),
    address: `${services.site.origin}/${place.slug}/events`,
  }
}

/** A sheet with what is on for everybody in the next seven days. */
export default function WeekPosterPage({ loaderData }: Route.ComponentProps) {
  const { place, now, languages, events, address } = loaderData
  const { t, language } = useTranslation()
  const [first = language, second] = languages
  const path = `/${place.slug}/poster`
  return (
    <Poster
      hue={place.hue}
      languages={languages}
      eyebrow={placeName(place, first)}
      titleOf={(one) => translator(one)('events.poster.week')}
      address={address}
      scanOf={(one) => translator(one)('events.poster.scanWeek')}
      back={{ href: `/${place.slug}/events`, label: t('events.title', { place: placeName(place, language) }) }}
      choices={[
        { href: `${path}?in=one`, label: t('events.poster.inOne'), current: !second },
        { href: `${path}?in=both`, label: t('events.poster.inBoth'), current: Boolean(second) },
      ]}
    >
      {languages.map((one) => (
        <WordsProvider key={one} language={one}>
          <div lang={one}>
            {events.length === 0 ? (
              <p>{translator(one)('events.poster.nothing')}</p>
            ) : (
              <EventAgenda events={events} now={now} saysForWhom={false} saysDays="by-date" />
            )}
          </div>
        </WordsProvider>
      ))}
    </Poster>
  )
}
