import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { applicationCodeOf } from './application-code.ts'
import { listBrokenSeals } from './break-seal.ts'
import { findCallApplication } from './find-call-application.ts'

interface Due {
  applicationId: string
  mail: 'begun' | 'sent' | 'withdrawn' | 'extended' | 'opened'
  revision: number
  about?: string
  until?: string
}

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Writes to the applicant: the link to come back, what has arrived, a longer deadline, the end. */
export async function tellOfApplication(
  { applicationId, mail, revision, about, until }: Due,
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
  const seals = mail === 'opened' ? await listBrokenSeals({ applicationId }, { database }) : []
  const seal = seals.find(({ id }) => id === about)
  const reason = seal?.reason ?? ''
  const figures = { title, reason, reference, until: dayAndTime(language, ends, now), revision }
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
  const key = `application ${mail} ${applicationId} ${revision} ${about ?? until ?? ''}`.trim()
  await mailer({ to: email, subject, ...letter, key }, now)
}
