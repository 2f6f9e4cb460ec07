import type { SeatsAtDate } from '#capabilities/events/list-seats-left.ts'
import type { PublicEvent } from '#capabilities/opportunities/public-event.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { seatsInWords } from '#web/bookings/seat-words.ts'

/** A date of an event with its seats, where it is booked here, and with the address of its picture. */
export type EventOnList = PublicEvent & { seats: SeatsAtDate['seats'] | undefined; picture?: string | undefined }

/** That it is called off, full, or how many seats are left; nothing of what takes place and is not booked here. */
export function EventState({ eventStatus, seats }: Pick<EventOnList, 'eventStatus' | 'seats'>) {
  const { t } = useTranslation()
  if (eventStatus !== 'scheduled') {
    return <StatusTag tone="warn">{t(`opportunities.eventStatus.${eventStatus}`)}</StatusTag>
  }
  if (!seats) return null
  return (
    <StatusTag tone={seats.every(({ left }) => left === 0) ? 'plain' : 'good'}>{seatsInWords({ seats }, t)}</StatusTag>
  )
}
