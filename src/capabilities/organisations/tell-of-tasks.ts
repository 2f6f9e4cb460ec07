import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findOrganisation, listManagers } from './find-organisation.ts'
import { findOrganisationTasks, type OrganisationTasks } from './find-organisation-tasks.ts'
import { selectReminded } from './organisation-store.ts'

interface Reminder {
  organisationId: string
  placeId: string
  remindedAt: string
}

/** Reminds the managers of an organisation, each in their language, of what their place waits for now. */
export async function tellOfTasks(
  { organisationId, placeId, remindedAt }: Reminder,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const whose = { organisationId, placeId }
  const stands = await selectReminded(database, whose)
  // Taken back, or done in the meantime.
  if (stands?.toISOString() !== remindedAt) return
  const tasks = await findOrganisationTasks(whose, { database, now })
  const [organisation, place] = await Promise.all([
    findOrganisation({ id: organisationId }, { database }),
    findPlace({ id: placeId }, { database }),
  ])
  if (!tasks || !organisation || !place) return
  const managers = await listManagers(organisationId, { database })
  for (const { personId } of managers) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = { organisation: organisation.name, place: placeName(place, language) }
    const letter = writeLetter({
      language,
      heading: t('mail.tasks.heading'),
      paragraphs: [t('mail.tasks.text', named), ...tasksInWords(tasks, t).map((one) => `• ${one}`)],
      action: { label: t('mail.step.toManager'), url: `${site.origin}/organisations/${organisation.slug}/manage` },
      footer: t('mail.step.footerManager', named),
    })
    const key = `tasks ${organisationId} ${placeId} ${remindedAt} ${personId}`
    await mailer({ to: person.email, subject: t('mail.tasks.subject', named), ...letter, key }, now)
  }
}

function tasksInWords({ isMoreAsked, gap, unconfirmed }: OrganisationTasks, t: ReturnType<typeof translator>) {
  return [
    ...(isMoreAsked ? [t('mail.tasks.more-asked')] : []),
    ...(gap ? [t(`mail.tasks.${gap}`)] : []),
    ...(unconfirmed > 0 ? [t('mail.tasks.unconfirmed', { count: unconfirmed })] : []),
  ]
}
