import { writeLetter } from '#infrastructure/mail/letter.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

interface LetterRequest {
  /** 0 the invitation, 1 and 2 the reminders. */
  nth: 0 | 1 | 2
  language: Language
  organisation: string
  fallsAt: Date
  name: string | null
  email: string
  badges: number
  url: string
}

/** The mail that a leaver gets: as it is sent, and as it is shown to the organisation beforehand. */
export function prepareLeaverLetter(request: LetterRequest) {
  const { nth, language, organisation, fallsAt, name, email, badges, url } = request
  const t = translator(language)
  // The last moment of its last day.
  const date = longDate(language, new Date(fallsAt.getTime() - 1))
  const heading = t(nth === 0 ? 'mail.leaver.heading' : 'mail.leaver.headingAgain', { date })
  const paragraphs = [
    name ? t('mail.award.helloName', { name }) : t('mail.award.hello'),
    t('mail.leaver.why', { organisation, date, email, count: badges }),
    t('mail.leaver.what'),
    t('mail.leaver.never', { organisation }),
    ...(nth === 2 ? [t('mail.leaver.last')] : []),
  ]
  const footer = t('mail.leaver.footer', { organisation })
  const subject = t(nth === 0 ? 'mail.leaver.subject' : 'mail.leaver.subjectAgain', { organisation, date })
  const action = { label: t('mail.leaver.action'), url }
  return { subject, heading, paragraphs, footer, ...writeLetter({ language, heading, paragraphs, action, footer }) }
}
