import { readBookingCode } from '#capabilities/events/booking-code.ts'
import { findBooking } from '#capabilities/events/find-booking.ts'
import { calendarEntryOf } from '#capabilities/events/tell-booker.ts'
import { isId } from '#infrastructure/ids.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/booking-calendar'
import { calendarAnswer } from './calendar-answer.ts'

/** A booking for a calendar program. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { masterKey, site } = services
  const link = readBookingCode(params.code, masterKey)
  const booking = isId(link?.bookingId) ? await findBooking({ bookingId: link.bookingId }, services) : undefined
  if (booking?.state !== 'booked') throw new Response(null, { status: 404 })
  const { session } = booking
  const text = calendarEntryOf(booking, {
    ...{ url: `${site.origin}/bookings/${params.code}`, host: new URL(site.origin).hostname, now, byMail: false },
    ...{ sequence: session.sequence, isOff: session.calledOffAt !== null },
  })
  return calendarAnswer(text, 'booking')
}
