import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { timedCodeMinutes } from '#infrastructure/keys/timed-code.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import { MailRefused } from '#infrastructure/mail/mailer.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { addressCodeOf } from './address-code.ts'
import type { SignedIn } from './authority.ts'
import { findPerson } from './find-person.ts'

export type SendAddressLetterOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  | { ok: false; refusal: 'address-is-the-same' | 'mail-is-refused' | 'mail-is-late' }

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { signedIn: SignedIn; now: Date }

/** Sends a code to an address that an account is to have. The answer is the same for a known and an unknown address. */
export async function sendAddressLetter(
  { email }: { email: string },
  powers: Powers,
): Promise<SendAddressLetterOutcome> {
  const { database, mailer, masterKey, site, signedIn, now } = powers
  const [from, to] = [signedIn.email.toLowerCase(), email.trim().toLowerCase()]
  if (signedIn.emails.includes(to)) return { ok: false, refusal: 'address-is-the-same' }
  // By account and by address: neither one mailbox nor many are filled.
  for (const subject of [signedIn.personId, to]) {
    const attempt = await takeAttempt(database, { purpose: 'address-letter', subject, free: 5 }, now)
    if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  }
  const person = await findPerson({ id: signedIn.personId }, { database })
  const language = person?.locale ?? 'en'
  const t = translator(language)
  const code = addressCodeOf({ personId: signedIn.personId, from, to }, { masterKey, now })
  const letter = writeLetter({
    language,
    heading: t('mail.address.heading'),
    paragraphs: [t('mail.address.use', { minutes: timedCodeMinutes })],
    code,
    footer: t('mail.code.footer', { site: new URL(site.origin).host }),
  })
  try {
    await mailer({ to, subject: t('mail.address.subject', { code }), ...letter }, now)
    return { ok: true }
  } catch (error) {
    return { ok: false, refusal: error instanceof MailRefused ? 'mail-is-refused' : 'mail-is-late' }
  }
}
