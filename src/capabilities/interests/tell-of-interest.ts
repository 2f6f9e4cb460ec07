import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findInterest } from './find-interest.ts'
import type { Interest } from './interest.ts'
import { interestCodeOf } from './interest-code.ts'

interface Due {
  interestId: string
  mail: 'confirm' | 'answered'
  at: string
}

/** Writes to a person who asked: once to prove the address, once with the answer, unless it was taken back. */
export async function tellOfInterest(
  { interestId, mail, at }: Due,
  {
    database,
    mailer,
    masterKey,
    site,
    now,
  }: Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date },
): Promise<void> {
  const interest = await findInterest({ interestId }, { database })
  if (!interest) return
  if (mail === 'confirm' && interest.provenAt) return
  if (mail === 'answered' && interest.answeredAt?.toISOString() !== at) return
  const url = `${site.origin}/interests/${interestCodeOf(interestId, 'mail', masterKey)}`
  const { subject, text, html } = prepareInterestLetter({ interest, mail, url })
  await mailer({ to: interest.email, subject, text, html, key: `interest ${mail} ${interestId} ${at}` }, now)
}

interface LetterRequest {
  interest: Pick<Interest, 'title' | 'titleCy' | 'organisationName' | 'language' | 'answer'>
  mail: 'confirm' | 'answered'
  url: string
}

/** The mail as it is sent, and as it is shown to the organisation beforehand. */
export function prepareInterestLetter({ interest, mail, url }: LetterRequest) {
  const { language, organisationName: organisation } = interest
  const t = translator(language)
  const figures = { title: inLanguage(language, interest.title, interest.titleCy), organisation }
  const heading = t(`mail.interest.${mail}.heading`, figures)
  const paragraphs = [
    t(`mail.interest.${mail}.text`, figures),
    ...(mail === 'answered' && interest.answer ? interest.answer.split(/\n{2,}/) : []),
    ...(mail === 'answered' ? [t('mail.interest.once', figures)] : []),
  ]
  const [label, footer] = [t(`mail.interest.${mail}.action`), t('mail.interest.footer', figures)]
  const letter = writeLetter({ language, heading, paragraphs, action: { label, url }, footer })
  const subject = t(`mail.interest.${mail}.subject`, figures)
  return { ...letter, preview: { subject, heading, paragraphs, action: label, footer }, subject }
}
