import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

interface LetterRequest {
  language: Language
  learner: string | null
  badge: string
  organisation: string
  /** What the issuer wrote to this learner. */
  note: string | null
  whatNext: string[]
  url: string
}

export interface AwardLetter {
  subject: string
  heading: string
  paragraphs: string[]
  text: string
  html: string
}

/** The mail that brings a badge: as it is sent, and as it is shown to its issuer beforehand. */
export function prepareAwardLetter(request: LetterRequest): AwardLetter {
  const { language, learner, badge, organisation, note, whatNext, url } = request
  const t = translator(language)
  const heading = t('mail.award.heading', { badge })
  const paragraphs = [
    learner ? t('mail.award.helloName', { name: learner }) : t('mail.award.hello'),
    t('mail.award.given', { organisation, badge }),
    ...(note ? [t('mail.award.note', { organisation, note })] : []),
    t('mail.award.keep'),
    ...whatNext,
  ]
  const footer = `${t('mail.award.recorded', { organisation })} ${t('mail.award.footer', { organisation })}`
  const action = { label: t('mail.award.action'), url }
  const letter = writeLetter({ language, heading, paragraphs, action, footer })
  return { subject: t('mail.award.subject', { badge, organisation }), heading, paragraphs, ...letter }
}
