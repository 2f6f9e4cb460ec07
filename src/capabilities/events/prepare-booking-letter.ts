import { writeLetter } from '#infrastructure/mail/letter.ts'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { BookingMail } from './booking.ts'
import { holdMinutes, referenceOf } from './booking-rules.ts'
import type { BookingWithSession } from './find-booking.ts'

interface LetterRequest {
  /** How mails of this kind are ended, where they can be. */
  foot: string
  booking: BookingWithSession
  mail: BookingMail
  language: Language
  url: string
  /** What the organisation says of it. */
  reason?: string | undefined
  now: Date
}

const asksForAnswer: readonly BookingMail[] = ['confirm', 'asked', 'offered', 'afterwards']

/** A mail about a booking. It names no child: who comes is on the booking's page alone. */
export function prepareBookingLetter({ booking, mail, language, url, reason, foot, now }: LetterRequest) {
  const t = translator(language)
  const { session, opportunity } = booking
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const figures = {
    title,
    organisation: opportunity.organisationName,
    when: sessionTime(language, session, now),
    date: longDate(language, session.startsAt),
    before: sessionTime(language, { startsAt: session.toldStartsAt, endsAt: session.toldEndsAt }, now),
    count: booking.seats,
    minutes: holdMinutes,
    until: booking.until ? sessionUntil(language, booking.until, now) : '',
    reference: referenceOf(booking.id),
  }
  const where = [opportunity.address, opportunity.neighbourhoodName].filter(Boolean).join(', ')
  const tellsWhere = mail === 'booked' || mail === 'reminder' || mail === 'session-moved' || mail === 'session-on'
  const paragraphs = [
    t(`mail.booking.${mail}.text`, figures),
    ...(reason ? [t('mail.award.note', { organisation: opportunity.organisationName, note: reason })] : []),
    ...(tellsWhere && booking.channel === 'in-person' && where ? [t('mail.booking.where', { where })] : []),
    ...(tellsWhere && opportunity.meets
      ? [t('opportunities.meets', { who: inLanguage(language, opportunity.meets, opportunity.meetsCy) })]
      : []),
    ...(tellsWhere ? [t('mail.booking.reference', figures)] : []),
    ...(mail === 'booked' || mail === 'reminder' ? [t('mail.booking.cannot')] : []),
  ]
  const action = {
    label: t(
      asksForAnswer.includes(mail)
        ? `mail.booking.action.${mail as 'confirm' | 'asked' | 'offered' | 'afterwards'}`
        : 'mail.booking.action.look',
    ),
    url,
  }
  const footer = `${t('mail.booking.footer', figures)}${foot}`
  const heading = t(`mail.booking.${mail}.heading`, figures)
  const subject = t(`mail.booking.${mail}.subject`, figures)
  return { subject, ...writeLetter({ language, heading, paragraphs, action, footer }) }
}

function sessionUntil(language: Language, until: Date, now: Date): string {
  return sessionTime(language, { startsAt: until, endsAt: until }, now).replace(/–[^–]*$/, '')
}
