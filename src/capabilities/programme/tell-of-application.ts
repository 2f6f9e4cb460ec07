import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { applicationCodeOf } from './application-code.ts'
import { findCallApplication } from './find-call-application.ts'

interface Due {
  applicationId: string
  mail: 'begun' | 'sent' | 'withdrawn' | 'extended'
  revision: number
  until?: string
}

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Writes to the applicant: the link to come back, what has arrived, a longer deadline, the end. */
export async function tellOfApplication(
  { applicationId, mail, revision, until }: Due,
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const found = await findCallApplication({ applicationId }, { database })
  if (!found) return
  const { application, call } = found
  const { language, email, reference } = application
  if (!email) return
  const t = translator(language)
  const ends = until ? new Date(until) : (application.extendedUntil ?? call.closesAt)
  const title = inLanguage(language, call.title, call.titleCy)
  const figures = { title, reference, until: dayAndTime(language, ends, now), revision }
  const letter = writeLetter({
    language,
    heading: t(`mail.application.${mail}.heading`, figures),
    paragraphs: [t(`mail.application.${mail}.text`, figures), t('mail.application.reference', figures)],
    action: {
      label: t('mail.application.action'),
      url: `${site.origin}/programme/applications/${applicationCodeOf(applicationId, 'mail', masterKey)}`,
    },
    footer: t('mail.application.footer', figures),
  })
  const subject = t(`mail.application.${mail}.subject`, figures)
  const key = `application ${mail} ${applicationId} ${revision} ${until ?? ''}`.trim()
  await mailer({ to: email, subject, ...letter, key }, now)
}
