import { writeLetter } from '#infrastructure/mail/letter.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectComing } from './action-store.ts'
import { type MeetingKey, selectMeeting, selectPlacements } from './placement-store.ts'
import { meetingEntry, writeMeetingEntry } from './year-calendar-format.ts'
import { momentsOf } from './year-rules.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/**
 * Tells those who come that a meeting is at another time, skipped, or on after all, with the entry by which their
 * calendars follow. What was changed once more meanwhile is told by its own job.
 */
export async function tellOfMeeting(
  { sequence, ...key }: MeetingKey & { sequence: number },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const placement = await selectPlacements(database).where('placements.id', '=', key.placementId).executeTakeFirst()
  const meeting = placement && (await selectMeeting(database, key))
  if (!placement || meeting?.sequence !== sequence) return
  const moments = needed(momentsOf(meeting), 'a day of a calendar')
  const isOff = meeting.state === 'skipped'
  for (const { personId, name, email, locale, side } of await selectComing(database, placement.placeId)) {
    const language = isLanguage(locale) ? locale : 'en'
    const t = translator(language)
    const named = {
      place: inLanguage(language, placement.name, placement.nameCy),
      meeting: t(`year.meeting.${key.kind}`, { number: key.number }),
      time: sessionTime(language, moments, now),
      reason: meeting.skipReason ?? '',
    }
    const year = side === 'lead' ? `/${placement.slug}/lead/year` : `/programme/desk/placements/${placement.id}`
    const url = `${site.origin}${year}/${key.kind}-${key.number}`
    const title = t(isOff ? 'mail.meeting.skipped' : 'mail.meeting.changed', named)
    const letter = writeLetter({
      ...{ language, heading: title },
      paragraphs: [
        t(isOff ? 'mail.meeting.skippedText' : 'mail.meeting.changedText', named),
        t('mail.meeting.calendar'),
      ],
      action: { label: t('mail.meeting.action'), url },
      footer: t('mail.meeting.footer', named),
    })
    const entry = needed(
      meetingEntry(placement.id, meeting, { title: `${named.meeting}: ${named.place}`, url }),
      'a day of a calendar',
    )
    const text = writeMeetingEntry({ ...entry, host: new URL(site.origin).hostname, attendee: { name, email }, now })
    const occasion = `meeting ${placement.id} ${key.kind} ${key.number} ${sequence} ${personId}`
    const calendar = { method: isOff ? ('CANCEL' as const) : ('REQUEST' as const), text }
    await mailer({ to: email, subject: title, ...letter, calendar, key: occasion }, now)
  }
}
