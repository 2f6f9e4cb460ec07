import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectCalls } from './call-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells a person that they were asked to assess, and where. */
export async function tellAssessor(
  { callId, personId, language }: { callId: string; personId: string; language: Language },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const [person, call] = await Promise.all([
    findPerson({ id: personId }, { database }),
    selectCalls(database).where('calls.id', '=', callId).executeTakeFirst(),
  ])
  if (!person || !call) return
  const t = translator(language)
  const title = inLanguage(language, call.title, call.titleCy)
  const letter = writeLetter({
    language,
    heading: t('mail.assessor.heading'),
    paragraphs: [t('mail.assessor.text', { title })],
    action: { label: t('mail.assessor.action'), url: `${site.origin}/programme/assess/${call.slug}` },
    footer: t('mail.assessor.footer'),
  })
  const key = `assessor ${callId} ${personId}`
  await mailer({ to: person.email, subject: t('mail.assessor.subject', { title }), ...letter, key }, now)
}
