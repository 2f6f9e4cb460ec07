import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'

interface Told {
  guardianId: string
  change: 'child-added' | 'verified' | 'revoked' | 'handed-over'
  organisationName?: string
  reason?: string
  at: string
}

/** Tells a guardian what changed. No child is named: mails are read over shoulders, and passed on. */
export async function tellGuardian(
  { guardianId, change, organisationName, reason, at }: Told,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const guardian = await findPerson({ id: guardianId }, { database })
  if (!guardian) return
  const t = translator(guardian.locale)
  const figures = { organisation: organisationName ?? '', site: new URL(site.origin).host }
  const letter = writeLetter({
    language: guardian.locale,
    heading: t(`mail.guardian.${change}.heading`, figures),
    paragraphs: [
      t(`mail.guardian.${change}.text`, figures),
      ...(reason ? [t('mail.guardian.reason', { reason })] : []),
    ],
    action: { label: t('mail.guardian.action'), url: `${site.origin}/me/children` },
    footer: t('mail.guardian.footer', figures),
  })
  const subject = t(`mail.guardian.${change}.subject`, figures)
  await mailer({ to: guardian.email, subject, ...letter, key: `guardian ${guardianId} ${change} ${at}` }, now)
}
