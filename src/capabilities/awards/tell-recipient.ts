import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { awardMailKey, awardUrl } from './award.ts'
import { findAward } from './find-award.ts'

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
  { awardId }: { awardId: string },
  { database, mailer, site, whatNext, now }: Powers,
) {
  const award = await findAward(awardId, { database })
  if (!award?.recipientEmail || award.revokedAt) return
  const { locale } = await database
    .selectFrom('recipients')
    .select('locale')
    .where('id', '=', award.recipientId)
    .executeTakeFirstOrThrow()
  const language = isLanguage(locale) ? locale : 'en'
  const t = translator(language)
  const { badgeId, recipientEmail } = award
  const badge = inLanguage(language, award.badge.name, award.badge.nameCy)
  const organisation = award.organisationName
  const letter = writeLetter({
    language,
    heading: t('mail.award.heading', { badge }),
    paragraphs: [
      award.recipientName ? t('mail.award.helloName', { name: award.recipientName }) : t('mail.award.hello'),
      t('mail.award.given', { organisation, badge }),
      t('mail.award.keep'),
      ...((await whatNext?.({ awardId, badgeId, recipientEmail, language })) ?? []),
    ],
    action: { label: t('mail.award.action'), url: awardUrl(site.origin, awardId) },
    footer: t('mail.award.footer', { organisation }),
  })
  const subject = t('mail.award.subject', { badge, organisation })
  const { organisationId } = award
  await mailer({ to: recipientEmail, subject, ...letter, key: awardMailKey(awardId), organisationId }, now)
}
