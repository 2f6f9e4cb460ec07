import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

/** The mail that brings a sign-in code. */
export function codeLetter({
  code,
  language,
  minutes,
  origin,
}: {
  code: string
  language: Language
  minutes: number
  origin: string
}) {
  const t = translator(language)
  const letter = writeLetter({
    language,
    heading: t('mail.code.heading'),
    paragraphs: [t('mail.code.use', { minutes })],
    code,
    footer: t('mail.code.footer', { site: new URL(origin).host }),
  })
  return { subject: t('mail.code.subject', { code }), ...letter }
}
