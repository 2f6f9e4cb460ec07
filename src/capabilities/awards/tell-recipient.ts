import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { awardMailKey, mailedAwardUrl } from './award.ts'
import { findAward } from './find-award.ts'
import { findLearner } from './find-learner.ts'
import { prepareAwardLetter } from './prepare-award-letter.ts'

interface Powers extends Pick<Services, 'database' | 'mailer' | 'site'> {
  /** Sentences about what this badge opens up; others know of that. */
  whatNext?: (given: {
    awardId: string
    badgeId: string
    recipientEmail: string
    language: Language
  }) => Promise<string[]>
  now: Date
}

/** Tells the learner by mail, in their language, that a badge is theirs. Nothing is sent for one withdrawn meanwhile. */
export async function tellRecipient(
  { awardId, mailId }: { awardId: string; mailId?: string },
  { database, mailer, site, whatNext, now }: Powers,
) {
  const award = await findAward(awardId, { database })
  if (!award || award.revokedAt) return
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
