import { findMailChoice } from '#capabilities/people/choose-mails.ts'
import { newId } from '#infrastructure/ids.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { awardMailKey, mailedAwardUrl, reminderMailKey } from './award.ts'
import { mostReminders } from './award-run-rules.ts'
import { findAward } from './find-award.ts'

/** Reminds a learner of a badge that waits for them. Nothing is sent for one that was kept or withdrawn meanwhile. */
export async function tellReminded(
  { awardId, nth, mailId }: { awardId: string; nth: number; mailId?: string },
  {
    database,
    mailer,
    masterKey,
    site,
    now,
  }: Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date },
): Promise<void> {
  const award = await findAward(awardId, { database })
  if (!award?.recipientEmail || award.revokedAt || award.claimedAt) return
  const { locale } = await database
    .selectFrom('recipients')
    .select('locale')
    .where('id', '=', award.recipientId)
    .executeTakeFirstOrThrow()
  const id = mailId ?? newId(now)
  const language = isLanguage(locale) ? locale : 'en'
  const choice = await findMailChoice(
    { email: award.recipientEmail, kind: 'badge-reminder', language },
    { database, masterKey, site },
  )
  if (choice.isStopped) return
  const { foot, unsubscribe } = choice
  const t = translator(language)
  const badge = inLanguage(language, award.badge.name, award.badge.nameCy)
  const { organisationName: organisation, organisationId } = award
  const letter = writeLetter({
    language,
    heading: t('mail.reminder.heading', { badge }),
    paragraphs: [
      award.recipientName ? t('mail.award.helloName', { name: award.recipientName }) : t('mail.award.hello'),
      t('mail.reminder.waits', { organisation, badge }),
      t(nth >= mostReminders ? 'mail.reminder.last' : 'mail.reminder.keep'),
    ],
    action: { label: t('mail.award.action'), url: mailedAwardUrl(site.origin, awardId, id) },
    footer: `${t('mail.award.recorded', { organisation })} ${t('mail.award.footer', { organisation })}${foot}`,
  })
  const key = reminderMailKey(awardId, nth)
  const about = awardMailKey(awardId)
  const subject = t('mail.reminder.subject', { badge, organisation })
  await mailer({ to: award.recipientEmail, subject, ...letter, id, key, about, organisationId, unsubscribe }, now)
}
