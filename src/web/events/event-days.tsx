import { gatherAlike } from '#capabilities/opportunities/alike-rules.ts'
import { placeInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { Heading } from '#design/ui/heading.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type EventOnList, EventState } from './event-state.tsx'
import { dayInWords, kindInWords, termsInWords, timeInWords } from './event-words.ts'

interface EventDaysProps {
  events: EventOnList[]
  now: Date
  /** Left out where the list is of one audience alone. */
  saysForWhom: boolean
  /** The same thing at the same hour, at several places, is one row: left out where such a row leads to. */
  isGathered: boolean
}

/** What is on, under its days: each with its picture, when and where, what, by whom and for whom. */
export function EventDays({ events, now, saysForWhom, isGathered }: EventDaysProps) {
  const { t, language } = useTranslation()
  const days = Map.groupBy(events, ({ startsAt }) => localParts(startsAt).date)
  return [...days].map(([date, ofDay]) => (
    <section key={date} className="stack event-day" aria-labelledby={`day-${date}`}>
      <Heading level={2} id={`day-${date}`}>
        {dayInWords(ofDay[0]?.startsAt ?? now, { language, t, now })}
      </Heading>
      <SceneRows>
        {gatherEvents(ofDay, isGathered).map(({ first: event, places }) => (
          <SceneRow
            key={`${event.slug} ${event.startsAt.toISOString()}`}
            title={inLanguage(language, event.title, event.titleCy)}
            href={
              places > 1
                ? `/${event.placeSlug}/events?${new URLSearchParams({ q: event.title, on: date })}`
                : `/${event.placeSlug}/events/${event.slug}`
            }
            picture={event.picture}
            when={
              <Dotted>
                {timeInWords(event, { language, t })}
                {places > 1 ? undefined : placeInWords(event, language, t)}
              </Dotted>
            }
            facts={[
              ...kindInWords(event, { t, saysForWhom }),
              places > 1 ? t('opportunities.atPlaces', { count: places }) : event.organisationName,
              ...termsInWords(event, { language, t }),
            ]}
            art={<EventState {...event} />}
          />
        ))}
      </SceneRows>
    </section>
  ))
}

/** What takes place as planned and is not booked here is one with its like that begins at the same time and ends so. */
function gatherEvents(ofDay: EventOnList[], isGathered: boolean) {
  const hours = Map.groupBy(ofDay, ({ slug, startsAt, endsAt, eventStatus, seats }) =>
    isGathered && eventStatus === 'scheduled' && !seats
      ? `${startsAt.toISOString()} ${endsAt.toISOString()}`
      : `${startsAt.toISOString()} ${slug}`,
  )
  return [...hours.values()].flatMap(gatherAlike)
}
