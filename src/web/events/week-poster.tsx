import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { placeName } from '#capabilities/places/place.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/week-poster'
import { EventAgenda } from './event-agenda.tsx'
import { loadEvents } from './load-events.ts'
import { Poster } from './poster.tsx'

/** As many as fit on one sheet, each under a day of its own. */
const mostOnASheet = 6
const weekMs = 7 * 86_400_000

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const { events } = await loadEvents(
    { narrowing: { placeId: place.id }, audience: 'everybody', limit: 2 * mostOnASheet },
    { ...services, now },
  )
  const until = now.getTime() + weekMs
  return {
    place,
    now,
    // Seats change after a sheet is printed.
    events: events
      .filter(({ startsAt, eventStatus }) => startsAt.getTime() < until && takesPlaceWith(eventStatus))
      .slice(0, mostOnASheet)
      .map((one) => ({ ...one, seats: undefined })),
    address: `${services.site.origin}/${place.slug}/events`,
  }
}

/** A sheet with what is on for everybody in the next seven days. */
export default function WeekPosterPage({ loaderData: { place, now, events, address } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const name = placeName(place, language)
  return (
    <Poster
      hue={place.hue}
      eyebrow={name}
      title={t('events.poster.week')}
      address={address}
      scan={t('events.poster.scanWeek')}
      back={{ href: `/${place.slug}/events`, label: t('events.title', { place: name }) }}
    >
      {events.length === 0 ? (
        <p>{t('events.poster.nothing')}</p>
      ) : (
        <EventAgenda events={events} now={now} saysForWhom={false} saysDays="by-date" />
      )}
    </Poster>
  )
}
