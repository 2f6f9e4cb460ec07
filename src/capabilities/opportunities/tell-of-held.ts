import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace, listLeads } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { countHeld } from './count-held.ts'

/** Tells the organisation's managers and the place's City Leads what is hidden and why, each in their language. */
export async function tellOfHeld(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const organisation = await findOrganisation({ id: organisationId }, { database })
  const place = await findPlace({ id: placeId }, { database })
  const count = await countHeld({ organisationId, placeId }, { database })
  const gap = organisation && safeguardingGapOf(organisation, now)
  // Mended in the meantime: there is nothing to tell any more.
  if (!organisation || !place || !gap || count === 0) return
  const managers = await listManagers(organisationId, { database })
  const leads = await listLeads(placeId, { database })
  const tell = async (personId: string, side: 'Manager' | 'Lead', path: string) => {
    const person = await findPerson({ id: personId }, { database })
    if (!person) return
    const language = person.locale
    const t = translator(language)
    const named = { organisation: organisation.name }
    const letter = writeLetter({
      language,
      heading: t(`mail.safeguarding.heading${side}`, { count }),
      paragraphs: [t(`mail.safeguarding.${gap}`, named), t('mail.safeguarding.back')],
      action: { label: t(`mail.safeguarding.action${side}`), url: site.origin + path },
      footer: t(`mail.safeguarding.footer${side}`, named),
    })
    const key = `safeguarding ${organisationId} ${placeId} ${personId} ${now.toISOString().slice(0, 10)}`
    await mailer({ to: person.email, subject: t(`mail.safeguarding.subject${side}`, named), ...letter, key }, now)
  }
  for (const { personId } of managers)
    await tell(personId, 'Manager', `/organisations/${organisation.slug}/manage/profile`)
  for (const { personId } of leads) await tell(personId, 'Lead', `/${place.slug}/organisations/${organisation.slug}`)
}
