import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime, longDate, pounds } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { applicationCodeOf } from './application-code.ts'
import { listInformationRequests } from './ask-for-information.ts'
import { listBrokenSeals } from './break-seal.ts'
import { feedbackDay } from './decision-rules.ts'
import { findCallApplication } from './find-call-application.ts'
import type { ApplicationMail } from './programme-jobs.ts'
import { listOwnComplaints } from './send-complaint.ts'

interface Due {
  applicationId: string
  mail: ApplicationMail
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
  const complaints = mail === 'acknowledged' ? await listOwnComplaints({ applicationId }, { database }) : []
  const acknowledgement = complaints.find(({ id }) => id === about)?.acknowledgement
  const requests =
    about && (mail === 'asked' || mail === 'informed')
      ? await listInformationRequests({ applicationId }, { database })
      : []
  const request = requests.find(({ id }) => id === about)
  const figures = {
    ...{ title, reason, reference, revision, until: dayAndTime(language, ends, now) },
    words: acknowledgement ?? request?.asked ?? application.ineligibleReason ?? '',
    amount: pounds(language, (call.valuePounds - call.contributionPounds) * 100),
    interviews: longDate(language, new Date(`${call.interviewsOn}T12:00:00Z`)),
    feedback: longDate(language, feedbackDay(call)),
    today: longDate(language, now),
  }
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
