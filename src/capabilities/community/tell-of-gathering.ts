import { writeMeetingEntry } from '#capabilities/placements/year-calendar-format.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { endsAtOf } from './gathering-rules.ts'
import { selectGatherings } from './gathering-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/**
 * Tells those who come that a training or meet-up is at another time or venue, called off or on after all, with the entry
 * by which their calendars follow. What was changed once more meanwhile is told by its own job.
 */
export async function tellOfGathering(
  { gatheringId, sequence }: { gatheringId: string; sequence: number },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const found = await selectGatherings(database).where('gatherings.id', '=', gatheringId).executeTakeFirst()
  if (found?.sequence !== sequence) return
  const isOff = found.calledOffBecause !== null
  const moments = { startsAt: found.startsAt, endsAt: endsAtOf(found) }
  const people = await database
    .selectFrom('gatheringPeople')
    .innerJoin('people', 'people.id', 'gatheringPeople.personId')
    .innerJoin('placeLeads', 'placeLeads.personId', 'gatheringPeople.personId')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .distinctOn('gatheringPeople.personId')
    .select(['gatheringPeople.personId', 'people.name', 'email', 'locale', 'slug'])
    .where('gatheringId', '=', gatheringId)
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .orderBy('gatheringPeople.personId')
    .orderBy('slug')
    .execute()
  for (const { personId, name, email, locale, slug } of people) {
    const language = isLanguage(locale) ? locale : 'en'
    const t = translator(language)
    const title = inLanguage(language, found.title, found.titleCy)
    const time = sessionTime(language, moments, now)
    const named = { title, time, venue: found.venue, reason: found.calledOffBecause ?? '' }
    const url = `${site.origin}/${slug}/lead/gatherings/${gatheringId}`
    const heading = t(isOff ? 'mail.gathering.off' : 'mail.gathering.changed', named)
    const letter = writeLetter({
      ...{ language, heading },
      paragraphs: [
        t(isOff ? 'mail.gathering.offText' : 'mail.gathering.changedText', named),
        t('mail.meeting.calendar'),
      ],
      action: { label: t('mail.gathering.action'), url },
      footer: t('mail.gathering.footer', named),
    })
    const text = writeMeetingEntry({
      ...{ uid: gatheringId, sequence, isOff, moments, title, url, venue: found.venue },
      ...{ host: new URL(site.origin).hostname, attendee: { name, email }, now },
    })
    const calendar = { method: isOff ? ('CANCEL' as const) : ('REQUEST' as const), text }
    await mailer(
      { to: email, subject: heading, ...letter, calendar, key: `gathering ${gatheringId} ${sequence} ${personId}` },
      now,
    )
  }
}
