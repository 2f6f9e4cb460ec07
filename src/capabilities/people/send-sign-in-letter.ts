import { writeLetter } from '#infrastructure/mail/letter.ts'
import { MailRefused } from '#infrastructure/mail/mailer.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findPerson } from './find-person.ts'
import { signInCodeDue } from './people-jobs.ts'

interface SignInCode {
  email: string
  code: string
  /** The language of the page, for who has not chosen one. */
  language: Language
  minutes: number
}

type Powers = Pick<Services, 'database' | 'mailer' | 'queue' | 'site'> & { now: Date }

/**
 * Sends a code at once; where our mail server does not take it, a job goes on trying while the code works. `refused`: the
 * server of that address takes no mail for it.
 */
export async function sendSignInLetter(
  { email, code, language, minutes }: SignInCode,
  powers: Powers,
): Promise<'sent' | 'late' | 'refused'> {
  const { database, queue, now } = powers
  const person = await findPerson({ email }, { database })
  const letter = { email, code, language: person?.locale ?? language }
  try {
    await mailCode(letter, { ...powers, minutes })
    return 'sent'
  } catch (error) {
    if (error instanceof MailRefused) return 'refused'
    const until = new Date(now.getTime() + minutes * 60_000).toISOString()
    await database.transaction().execute((tx) => queue.enqueue(tx, signInCodeDue, [{ ...letter, until }]))
    return 'late'
  }
}

/** One more try. A code that works no more is not sent: it would only confuse. */
export async function sendLateSignInLetter(
  { until, ...letter }: { email: string; code: string; language: Language; until: string },
  powers: Pick<Services, 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const minutes = Math.floor((new Date(until).getTime() - powers.now.getTime()) / 60_000)
  if (minutes > 0) await mailCode(letter, { ...powers, minutes })
}

async function mailCode(
  { email, code, language }: { email: string; code: string; language: Language },
  { mailer, site, minutes, now }: Pick<Services, 'mailer' | 'site'> & { minutes: number; now: Date },
) {
  const t = translator(language)
  const letter = writeLetter({
    language,
    heading: t('mail.code.heading'),
    paragraphs: [t('mail.code.use', { minutes })],
    code,
    footer: t('mail.code.footer', { site: new URL(site.origin).host }),
  })
  await mailer({ to: email, subject: t('mail.code.subject', { code }), ...letter }, now)
}
