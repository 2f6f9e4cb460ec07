import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { listEvents } from '#capabilities/opportunities/list-events.ts'
import { publicEvent } from '#capabilities/opportunities/public-event.ts'
import { placeName } from '#capabilities/places/place.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation, WordsProvider } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/week-poster'
import { EventAgenda } from './event-agenda.tsx'
import { Poster } from './poster.tsx'
import { posterLanguages } from './poster-languages.ts'

/** As many as fit on one sheet, each under a day of its own: in one language, or in two beside each other. */
const mostOnASheet = [6, 4] as const
/** A week with more dates than this is told to have many. */
const mostCounted = 200
const weekMs = 7 * 86_400_000

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const languages = posterLanguages(request, { language: visit.language, place })
  const during = { from: now, until: new Date(now.getTime() + weekMs) }
  const { rows, next } = await listEvents(
    { narrowing: { placeId: place.id, during }, audience: 'everybody', limit: mostCounted },
    { ...services, now },
  )
  const all = rows.filter(({ eventStatus }) => takesPlaceWith(eventStatus))
  const fitting = all.slice(0, mostOnASheet[languages.length > 1 ? 1 : 0])
  return {
    ...{ place, now, languages },
    // Seats change after a sheet is printed.
    events: fitting.map((one) => ({ ...publicEvent(one), seats: undefined })),
    // Of more than are counted nobody is told a number.
    left: next === undefined ? all.length - fitting.length : null,
    address: `${services.site.origin}/${place.slug}/events`,
  }
}

/** A sheet with what is on for everybody in the next seven days. */
export default function WeekPosterPage({ loaderData }: Route.ComponentProps) {
  const { place, now, languages, events, left, address } = loaderData
  const { t, language } = useTranslation()
  const [first = language, second] = languages
  const path = `/${place.slug}/poster`
  const shortAddress = address.replace(/^https?:\/\//, '')
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
            {left !== 0 && (
              <p className="poster-more">
                {left === null
                  ? translator(one)('events.poster.mostMore', { address: shortAddress })
                  : translator(one)('events.poster.more', { count: left, address: shortAddress })}
              </p>
            )}
          </div>
        </WordsProvider>
      ))}
    </Poster>
  )
}
