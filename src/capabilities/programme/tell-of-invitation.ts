import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { coapplicantCodeOf } from './coapplicant-code.ts'
import { findCallApplication } from './find-call-application.ts'
import { findCoapplicant } from './invite-coapplicant.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Asks a person by mail to write an application, too. */
export async function tellOfInvitation(
  { coapplicantId }: { coapplicantId: string },
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const invited = await findCoapplicant({ coapplicantId }, { database })
  const found = invited && (await findCallApplication(invited, { database }))
  if (!invited || !found) return
  const { language, name, email } = invited
  const { application, call } = found
  const t = translator(language)
  const figures = {
    ...{ name, by: application.name, place: application.typed.place?.placeName ?? application.reference },
    ...{ title: inLanguage(language, call.title, call.titleCy), until: dayAndTime(language, call.closesAt, now) },
    right: t(`mail.coapplicant.right.${invited.rightTo}`),
  }
  const letter = writeLetter({
    language,
    heading: t('mail.coapplicant.heading', figures),
    paragraphs: [t('mail.coapplicant.text', figures), figures.right],
    action: {
      label: t('mail.coapplicant.action'),
      url: `${site.origin}/programme/applications/${coapplicantCodeOf(coapplicantId, masterKey)}`,
    },
    footer: t('mail.coapplicant.footer', figures),
  })
  const subject = t('mail.coapplicant.subject', figures)
  await mailer({ to: email, subject, ...letter, key: `coapplicant ${coapplicantId}` }, now)
}
