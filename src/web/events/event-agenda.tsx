import { placeInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { Agenda, type AgendaItem } from '#design/cards/agenda.tsx'
import { weekdayAndDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type EventOnList, EventState } from './event-state.tsx'
import { dayInWords, kindInWords, termsInWords, timeInWords } from './event-words.ts'

interface EventAgendaProps {
  events: EventOnList[]
  now: Date
  level?: 2 | 3
  /** Left out where the list is of one audience alone. */
  saysForWhom?: boolean
  /** On paper "today" is another day tomorrow. */
  saysDays?: 'from-today' | 'by-date'
}

/** What is on, under its days, in words alone: on paper, in another site, at a desk. */
export function EventAgenda({ events, now, level, saysForWhom, saysDays }: EventAgendaProps) {
  const { t, language } = useTranslation()
  const itemOf = (event: EventOnList): AgendaItem => ({
    key: `${event.slug} ${event.startsAt.toISOString()}`,
    time: timeInWords(event, { language, t }),
    title: inLanguage(language, event.title, event.titleCy),
    href: `/${event.placeSlug}/events/${event.slug}`,
    subtitle: event.organisationName,
    facts: [
      ...kindInWords(event, { t, saysForWhom }),
      placeInWords(event, language, t),
      ...termsInWords(event, { language, t }),
    ],
    state: (event.eventStatus !== 'scheduled' || event.seats) && <EventState {...event} />,
  })
  const days = Map.groupBy(events, ({ startsAt }) => localParts(startsAt).date)
  return (
    <Agenda
      level={level}
      days={[...days].map(([date, ofDay]) => ({
        // A sheet has the same days in two languages.
        key: saysDays === 'by-date' ? `${date}-${language}` : date,
        title:
          saysDays === 'by-date'
            ? weekdayAndDate(language, ofDay[0]?.startsAt ?? now)
            : dayInWords(ofDay[0]?.startsAt ?? now, { language, t, now }),
        items: ofDay.map(itemOf),
      }))}
    />
  )
}
