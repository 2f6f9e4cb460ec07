import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

interface Changed {
  personId: string
  former: string
  language: Language
  at: string
}

/** Tells the former address of an account that it opens the account no more. The new one is not named there. */
export async function tellOfAddress(
  { personId, former, language, at }: Changed,
  { mailer, site, now }: Pick<Services, 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const t = translator(language)
  const host = new URL(site.origin).host
  const letter = writeLetter({
    language,
    heading: t('mail.addressChanged.heading'),
    paragraphs: [
      t('mail.addressChanged.text', { site: host, email: former }),
      t('mail.addressChanged.ifNot', { site: host }),
    ],
    footer: t('mail.addressChanged.footer', { site: host }),
  })
  const subject = t('mail.addressChanged.subject', { site: host })
  await mailer({ to: former, subject, ...letter, key: `address-changed ${personId} ${at}` }, now)
}
