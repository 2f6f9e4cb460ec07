import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace, listLeads } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { countHeld } from './count-held.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells the organisation's managers and the place's City Leads what is hidden and why, each in their language. */
export async function tellOfHeld(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  powers: Powers,
): Promise<void> {
  const count = await countHeld({ organisationId, placeId }, powers)
  const key = powers.now.toISOString().slice(0, 10)
  await tellOfGap({ organisationId, placeId, count, of: 'listings', key }, powers)
}

interface Gap {
  organisationId: string
  placeId: string
  /** How many of these are hidden. */
  count: number
  of: 'listings' | 'vacancies'
  /** What makes this news another than the last. */
  key: string
}

/** Tells both sides that something for young people is hidden because safeguarding has lapsed. */
export async function tellOfGap(
  { organisationId, placeId, count, of, key: news }: Gap,
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const organisation = await findOrganisation({ id: organisationId }, { database })
  const place = await findPlace({ id: placeId }, { database })
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
    const words = of === 'vacancies' ? ('mail.safeguarding.vacancies' as const) : ('mail.safeguarding' as const)
    const letter = writeLetter({
      language,
      heading: t(`${words}.heading${side}`, { count }),
      paragraphs: [t(`mail.safeguarding.${gap}`, named), t('mail.safeguarding.back')],
      action: { label: t(`mail.safeguarding.action${side}`), url: site.origin + path },
      footer: t(`mail.safeguarding.footer${side}`, named),
    })
    const key = `safeguarding ${organisationId} ${placeId} ${personId} ${news}`
    await mailer({ to: person.email, subject: t(`${words}.subject${side}`, named), ...letter, key }, now)
  }
  for (const { personId } of managers)
    await tell(personId, 'Manager', `/organisations/${organisation.slug}/manage/profile`)
  for (const { personId } of leads) await tell(personId, 'Lead', `/${place.slug}/organisations/${organisation.slug}`)
}
