import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { AddressChange } from './people-jobs.ts'

interface Changed {
  personId: string
  former: string
  language: Language
  at: string
  change?: AddressChange
}

/** Tells an address of an account what has become of the account's addresses. No other address is named there. */
export async function tellOfAddress(
  { personId, former, language, at, change }: Changed,
  { mailer, site, now }: Pick<Services, 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const t = translator(language)
  const host = new URL(site.origin).host
  const letter = writeLetter({
    language,
    heading: t(change ? `mail.addressChanged.${change}.heading` : 'mail.addressChanged.heading'),
    paragraphs: [
      t(change ? `mail.addressChanged.${change}.text` : 'mail.addressChanged.text', { site: host, email: former }),
      t('mail.addressChanged.ifNot', { site: host }),
    ],
    footer: t('mail.addressChanged.footer', { site: host }),
  })
  const subject = t(change ? `mail.addressChanged.${change}.subject` : 'mail.addressChanged.subject', { site: host })
  await mailer(
    { to: former, subject, ...letter, key: `address-changed ${personId} ${at}${change ? ` ${change} ${former}` : ''}` },
    now,
  )
}
