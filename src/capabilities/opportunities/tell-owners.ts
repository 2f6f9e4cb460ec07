import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { writeConfirmation } from './confirmation-code.ts'
import { hiddenAfterDays } from './freshness-rules.ts'
import { listUnconfirmed } from './list-unconfirmed.ts'

const titlesInMail = 12
const linkLastsDays = 60

/** Asks the managers of an organisation, each in their language, whether its listings are still right. */
export async function tellOwners(
  { organisationId }: { organisationId: string },
  {
    database,
    mailer,
    masterKey,
    site,
    now,
  }: Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date },
): Promise<void> {
  const organisation = await findOrganisation({ id: organisationId }, { database })
  const waiting = await listUnconfirmed({ organisationId, limit: 500 }, { database, now })
  if (!organisation || waiting.length === 0) return
  const managers = await listManagers(organisationId, { database })
  for (const { personId, email } of managers) {
    const person = await findPerson({ id: personId }, { database })
    const language = person?.locale ?? 'en'
    const t = translator(language)
    const until = new Date(now.getTime() + linkLastsDays * 24 * 3_600_000)
    const code = writeConfirmation({ organisationId, personId, until }, masterKey)
    const titles = waiting.slice(0, titlesInMail).map((one) => `• ${inLanguage(language, one.title, one.titleCy)}`)
    const more = waiting.length - titles.length
    const letter = writeLetter({
      language,
      heading: t('mail.confirm.heading', { count: waiting.length }),
      paragraphs: [
        t('mail.confirm.why', { days: hiddenAfterDays }),
        titles.join('\n'),
        ...(more > 0 ? [t('mail.confirm.more', { count: more })] : []),
      ],
      action: { label: t('mail.confirm.action'), url: `${site.origin}/confirm/${code}` },
      footer: t('mail.confirm.footer', { organisation: organisation.name }),
    })
    const subject = t('mail.confirm.subject', { organisation: organisation.name })
    const key = `confirm ${organisationId} ${personId} ${now.toISOString().slice(0, 10)}`
    await mailer({ to: email, subject, ...letter, key }, now)
  }
}
