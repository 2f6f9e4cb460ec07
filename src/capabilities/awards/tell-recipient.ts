import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { awardMailKey, mailedAwardUrl } from './award.ts'
import { awardIssued } from './award-jobs.ts'
import { selectWaitingUntil } from './correction-store.ts'
import { findAward } from './find-award.ts'
import { findLearner } from './find-learner.ts'
import { prepareAwardLetter } from './prepare-award-letter.ts'

interface Powers extends Pick<Services, 'database' | 'queue' | 'mailer' | 'site'> {
  /** Sentences about what this badge opens up; others know of that. */
  whatNext?: (given: {
    awardId: string
    badgeId: string
    recipientEmail: string
    language: Language
  }) => Promise<string[]>
  now: Date
}

/** So long after a correction was due its mail is looked at again. */
const secondsAfter = 30

/** Tells the learner by mail, in their language, that a badge is theirs. Nothing is sent for one withdrawn meanwhile. */
export async function tellRecipient(
  { awardId, mailId }: { awardId: string; mailId?: string },
  { database, queue, mailer, site, whatNext, now }: Powers,
) {
  const award = await findAward(awardId, { database })
  if (!award || award.revokedAt) return
  // What is about to be corrected is told of when it was, or was not: not under a wrong name, nor at a wrong address.
  const waitsUntil = await selectWaitingUntil(database, awardId)
  if (waitsUntil) {
    const startAfter = new Date(Math.max(waitsUntil.getTime(), now.getTime()) + secondsAfter * 1000)
    const again = { awardId, ...(mailId && { mailId }) }
    return database.transaction().execute((tx) => queue.enqueue(tx, awardIssued, [again], { startAfter }))
  }
  const { locale } = await database
    .selectFrom('recipients')
    .select('locale')
    .where('id', '=', award.recipientId)
    .executeTakeFirstOrThrow()
  const language = isLanguage(locale) ? locale : 'en'
  const { badgeId, organisationId } = award
  // A learner who has left an address is written to at that of their account, as when a badge is renewed.
  const recipientEmail = award.recipientEmail ?? (await findLearner(awardId, { database }))?.email
  if (!recipientEmail) return
  const id = mailId ?? newId(now)
  const letter = prepareAwardLetter({
    language,
    learner: award.recipientName,
    badge: inLanguage(language, award.badge.name, award.badge.nameCy),
    organisation: award.organisationName,
    note: award.note,
    whatNext: (await whatNext?.({ awardId, badgeId, recipientEmail, language })) ?? [],
    url: mailedAwardUrl(site.origin, awardId, id),
  })
  const { subject, text, html } = letter
  const key = awardMailKey(awardId)
  await mailer({ to: recipientEmail, subject, text, html, id, key, organisationId }, now)
}
