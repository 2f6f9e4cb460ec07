import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { Erasure } from './erasure.ts'
import { writeTakeBackCode } from './erasure-code.ts'
import { findErasure } from './find-erasure.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Tells who asked what happens when, and how it is taken back. */
export async function tellOfErasure(
  { erasureId }: { erasureId: string },
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const erasure = await findErasure({ id: erasureId }, { database })
  if (!erasure?.email) return
  const { language, dueAt, email } = erasure
  const t = translator(language)
  const host = new URL(site.origin).host
  const letter = writeLetter({
    language,
    heading: t('mail.erasing.heading', { site: host }),
    paragraphs: [t('mail.erasing.text', { at: dayAndTime(language, dueAt, now) }), t('mail.erasing.back')],
    action: {
      label: t('mail.erasing.action'),
      url: `${site.origin}/erase/back/${writeTakeBackCode(erasureId, masterKey)}`,
    },
    footer: t('mail.erasing.footer', { site: host }),
  })
  await mailer(
    { to: email, subject: t('mail.erasing.subject', { site: host }), ...letter, key: `erasing ${erasureId}` },
    now,
  )
}

/** The last mail: it is done. */
export async function tellErased(
  { language, email }: Pick<Erasure, 'language'> & { email: string },
  { mailer, site, now }: Omit<Powers, 'database' | 'masterKey'>,
): Promise<void> {
  const t = translator(language)
  const host = new URL(site.origin).host
  const letter = writeLetter({
    language,
    heading: t('mail.erased.heading', { site: host }),
    paragraphs: [t('mail.erased.text'), t('mail.erased.stays'), t('mail.erased.again')],
    footer: t('mail.erased.footer', { site: host }),
  })
  // Without a key: the mailer keeps nothing of it.
  await mailer({ to: email, subject: t('mail.erased.subject', { site: host }), ...letter }, now)
}
