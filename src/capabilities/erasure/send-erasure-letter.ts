import type { SignedIn } from '#capabilities/people/authority.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { timedCodeMinutes } from '#infrastructure/keys/timed-code.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import { MailRefused } from '#infrastructure/mail/mailer.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { erasureCodeOf } from './erasure-code.ts'

export type SendErasureLetterOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  | { ok: false; refusal: 'mail-is-refused' | 'mail-is-late' }

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { signedIn: SignedIn; now: Date }

/** Sends a code to the account's own address: a page that was left open erases nobody. */
export async function sendErasureLetter(
  { language }: { language: Language },
  { database, mailer, masterKey, site, signedIn, now }: Powers,
): Promise<SendErasureLetterOutcome> {
  const { personId, email } = signedIn
  const attempt = await takeAttempt(database, { purpose: 'erasure-letter', subject: personId, free: 5 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  const t = translator(language)
  const code = erasureCodeOf({ personId, email }, { masterKey, now })
  const letter = writeLetter({
    language,
    heading: t('mail.eraseCode.heading'),
    paragraphs: [t('mail.eraseCode.use', { minutes: timedCodeMinutes }), t('mail.eraseCode.ifNot')],
    code,
    footer: t('mail.code.footer', { site: new URL(site.origin).host }),
  })
  try {
    await mailer({ to: email, subject: t('mail.eraseCode.subject', { code }), ...letter }, now)
    return { ok: true }
  } catch (error) {
    return { ok: false, refusal: error instanceof MailRefused ? 'mail-is-refused' : 'mail-is-late' }
  }
}
