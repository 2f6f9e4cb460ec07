import type { SeatsAtDate } from '#capabilities/events/list-seats-left.ts'
import type { PublicEvent } from '#capabilities/opportunities/public-event.ts'
import { agesInWords, costInWords, placeInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { Agenda, type AgendaItem } from '#design/cards/agenda.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { clockTime, weekdayAndDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { isWholeDays, localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { seatsInWords } from '#web/bookings/seat-words.ts'
import { dayInWords } from './event-words.ts'

/** A date of an event with its seats, where it is booked here. */
export type EventOnList = PublicEvent & { seats: SeatsAtDate['seats'] | undefined }

interface EventAgendaProps {
  events: EventOnList[]
  now: Date
  level?: 2 | 3
  /** Left out where the list is of one audience alone. */
  saysForWhom?: boolean
  /** On paper "today" is another day tomorrow. */
  saysDays?: 'from-today' | 'by-date'
}

/** What is on, under its days. */
export function EventAgenda({ events, now, level, saysForWhom, saysDays }: EventAgendaProps) {
  const { t, language } = useTranslation()
  const itemOf = (event: EventOnList): AgendaItem => {
    const { placeSlug, slug, startsAt, endsAt, audience, eventStatus, seats } = event
    const isOneDay = localParts(startsAt).date === localParts(new Date(endsAt.getTime() - 1)).date
    return {
      key: `${slug} ${startsAt.toISOString()}`,
      time: isWholeDays(event)
        ? t('events.allDay')
        : `${clockTime(language, startsAt)}${isOneDay ? `–${clockTime(language, endsAt)}` : ''}`,
      title: inLanguage(language, event.title, event.titleCy),
      href: `/${placeSlug}/events/${slug}`,
      subtitle: event.organisationName,
      facts: [
        ...(event.eventType ? [t(`events.types.${event.eventType}`)] : []),
        ...(saysForWhom && audience === 'network' ? [t('events.audiences.network')] : []),
        placeInWords(event, language, t),
        costInWords(event.costPence === null ? event : { ...event, costNote: null }, language, t),
        ...(audience === 'everybody' ? [agesInWords(event, t)] : []),
      ],
      state:
        eventStatus !== 'scheduled' ? (
          <StatusTag tone="warn">{t(`opportunities.eventStatus.${eventStatus}`)}</StatusTag>
        ) : seats ? (
          <StatusTag tone={seats.every(({ left }) => left === 0) ? 'plain' : 'good'}>
            {seatsInWords({ seats }, t)}
          </StatusTag>
        ) : undefined,
    }
  }
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
