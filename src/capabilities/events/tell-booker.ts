import { findMailChoice } from '#capabilities/people/choose-mails.ts'
import type { MailKind } from '#capabilities/people/mail-kind.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { BookingMail, BookingState } from './booking.ts'
import { writeCalendarEntry } from './booking-calendar-format.ts'
import { bookingMailCodeOf } from './booking-code.ts'
import { bookingAbout } from './booking-store.ts'
import { type BookingWithSession, findBooking } from './find-booking.ts'
import { prepareBookingLetter } from './prepare-booking-letter.ts'

interface Told {
  bookingId: string
  mail: BookingMail
  mailId: string
  sequence: number
  reason?: string
}

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

const live: readonly BookingState[] = ['booked', 'offered', 'waiting']

/** Which states a mail is still true of: what changed meanwhile is not written of. */
const stillTrue: Record<BookingMail, readonly BookingState[]> = {
  confirm: ['held'],
  asked: ['asked'],
  booked: ['booked'],
  waiting: ['waiting'],
  offered: ['offered'],
  cancelled: ['cancelled'],
  removed: ['removed'],
  reminder: ['booked'],
  afterwards: ['booked'],
  'session-cancelled': live,
  'session-postponed': live,
  'session-moved': live,
  'session-online': live,
  'session-on': live,
}

/** Mails that a person can do without. */
const optional: Partial<Record<BookingMail, MailKind>> = {
  reminder: 'booking-reminder',
  afterwards: 'session-questions',
}

const takesOut: readonly BookingMail[] = ['cancelled', 'removed', 'session-cancelled', 'session-postponed']
const putsIn: readonly BookingMail[] = ['booked', 'session-moved', 'session-online', 'session-on']

/** Writes to a booker, once for each occasion, with the calendar entry where one begins, changes or ends. */
export async function tellBooker({ bookingId, mail, mailId, sequence, reason }: Told, powers: Powers): Promise<void> {
  const { database, mailer, masterKey, site, now } = powers
  const booking = await findBooking({ bookingId }, { database })
  if (!booking?.email || !stillTrue[mail].includes(booking.state)) return
  const { language, email } = booking
  const page = `${site.origin}/bookings/${bookingMailCodeOf(bookingId, masterKey)}`
  const url = mail === 'afterwards' ? `${page}/afterwards` : page
  const kind = optional[mail]
  const choice = kind && (await findMailChoice({ email, kind, language }, { database, masterKey, site }))
  if (choice?.isStopped) return
  const letter = prepareBookingLetter({ booking, mail, language, url, reason, foot: choice?.foot ?? '', now })
  const isOff = takesOut.includes(mail)
  const hasEntry = isOff || (putsIn.includes(mail) && booking.state === 'booked')
  const calendar = hasEntry
    ? {
        method: isOff ? ('CANCEL' as const) : ('REQUEST' as const),
        text: calendarEntryOf(booking, {
          url,
          host: new URL(site.origin).hostname,
          sequence,
          isOff,
          now,
          byMail: true,
        }),
      }
    : undefined
  const key = `booking-${mail} ${bookingId} ${mailId}`
  await mailer(
    {
      to: email,
      ...letter,
      id: mailId,
      key,
      about: bookingAbout(bookingId),
      ...(calendar && { calendar }),
      unsubscribe: choice?.unsubscribe,
    },
    now,
  )
}

interface EntryRequest {
  url: string
  host: string
  sequence: number
  isOff: boolean
  now: Date
  /** Names the booker, as entries that go by mail do. */
  byMail: boolean
}

/** The calendar entry of a booking. */
export function calendarEntryOf(booking: BookingWithSession, { byMail, host, ...rest }: EntryRequest): string {
  const { id: bookingId, session, opportunity, language, name, email, channel } = booking
  const { latitude, longitude, address, organisationName, contactEmail } = opportunity
  return writeCalendarEntry({
    ...{ bookingId, host, startsAt: session.startsAt, endsAt: session.endsAt, ...rest },
    title: inLanguage(language, opportunity.title, opportunity.titleCy),
    where: channel === 'online' ? null : (address ?? opportunity.neighbourhoodName),
    position: channel === 'online' || latitude === null || longitude === null ? null : { latitude, longitude },
    organisation: { name: organisationName, email: contactEmail ?? `no-reply@${host}` },
    booker: byMail && email ? { name, email } : null,
  })
}
