import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { handoverCodeOf } from './guardian-code.ts'
import { handoverDays } from './guardian-rules.ts'
import { selectGuardians } from './guardian-store.ts'

/** Asks a young person to take over their badges. The mail names nobody: who reads it may be another. */
export async function tellYoungPerson(
  { childId, askedAt }: { childId: string; askedAt: string },
  {
    database,
    mailer,
    masterKey,
    site,
    now,
  }: Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date },
): Promise<void> {
  const [found] = await selectGuardians(database, { childId, limit: 1 }, now)
  if (found?.state !== 'verified' || found.handover?.askedAt.toISOString() !== askedAt) return
  const { email, askedAt: at } = found.handover
  const child = await database.selectFrom('people').select('locale').where('id', '=', childId).executeTakeFirst()
  const language = isLanguage(child?.locale) ? child.locale : 'en'
  const t = translator(language)
  const host = new URL(site.origin).host
  const letter = writeLetter({
    language,
    heading: t('mail.handover.heading'),
    paragraphs: [t('mail.handover.text', { site: host }), t('mail.handover.until', { count: handoverDays })],
    action: {
      label: t('mail.handover.action'),
      url: `${site.origin}/handover/${handoverCodeOf({ childId, askedAt: at }, masterKey)}`,
    },
    footer: t('mail.handover.footer'),
  })
  const subject = t('mail.handover.subject', { site: host })
  await mailer({ to: email, subject, ...letter, key: `handover ${childId} ${askedAt}` }, now)
}
