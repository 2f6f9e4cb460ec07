import type { TFunction } from 'i18next'
import { mostShown } from '#capabilities/events/booking-rules.ts'
import type { BookableSession } from '#capabilities/events/list-bookable-sessions.ts'

/** "6 of 14 seats left", for each way to take part; that there are many is enough to know. */
export function seatsInWords({ seats }: Pick<BookableSession, 'seats'>, t: TFunction): string {
  const said = seats.map(({ channel, seats: all, left }) => {
    const words =
      left === 0
        ? t('bookings.seats.none')
        : left >= mostShown
          ? t('bookings.seats.many')
          : t('bookings.seats.left', { count: left, all })
    return seats.length > 1 ? `${t(`bookings.channel.${channel}`)}: ${words}` : words
  })
  return said.join(' · ')
}
