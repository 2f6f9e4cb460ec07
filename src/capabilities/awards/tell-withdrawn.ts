import { sql } from 'kysely'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { awardMailKey, awardUrl, withdrawnMailKey } from './award.ts'
import { findAward } from './find-award.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells learners that a badge was withdrawn, and why: those alone who were told of it or have kept it. */
export async function tellWithdrawn({ awardIds }: { awardIds: string[] }, powers: Powers): Promise<void> {
  for (const awardId of awardIds) await tellOne(awardId, powers)
}

async function tellOne(awardId: string, { database, mailer, site, now }: Powers): Promise<void> {
  const award = await findAward(awardId, { database })
  if (!award?.revokedAt) return
  const { rows } = await sql<{ email: string | null; locale: string; isTold: boolean }>`
    select coalesce(mailbox_of(people.id), recipients.email) as email, coalesce(people.locale, recipients.locale) as locale,
      exists (select from sent_mails where key = ${awardMailKey(awardId)}) as is_told
    from recipients left join people on people.id = recipients.person_id
    where recipients.id = ${award.recipientId}`.execute(database)
  const [learner] = rows
  if (!learner?.email || !(learner.isTold || award.claimedAt)) return
  const language = isLanguage(learner.locale) ? learner.locale : 'en'
  const t = translator(language)
  const badge = inLanguage(language, award.badge.name, award.badge.nameCy)
  const { organisationName: organisation, organisationId } = award
  const letter = writeLetter({
    language,
    heading: t('mail.withdrawn.heading', { badge }),
    paragraphs: [
      award.recipientName ? t('mail.award.helloName', { name: award.recipientName }) : t('mail.award.hello'),
      t('mail.withdrawn.text', { organisation, badge }),
      t('mail.withdrawn.reason', { reason: award.revocationReason }),
      t('mail.withdrawn.ask', { organisation }),
    ],
    action: { label: t('mail.withdrawn.action'), url: awardUrl(site.origin, awardId) },
    footer: t('mail.award.footer', { organisation }),
  })
  const subject = t('mail.withdrawn.subject', { badge, organisation })
  await mailer({ to: learner.email, subject, ...letter, key: withdrawnMailKey(awardId), organisationId }, now)
}
