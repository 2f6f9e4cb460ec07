import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace, listLeads } from '#capabilities/places/find-place.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { type Letter, writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findOrganisation, listManagers } from './find-organisation.ts'
import { findOrganisationStep } from './list-organisation-steps.ts'
import type { Organisation, OrganisationStep } from './organisation.ts'

/** News that is older, as of a year that is replayed, is no news. */
const newsForMs = 7 * 86_400_000

/** Steps that the organisation takes are told to the place's City Leads; theirs are told to its managers. */
const takenByOrganisation = ['asked', 'answered', 'left']

/** Tells the other side of what happened, each person in their language. */
export async function tellOfStep(
  { stepId }: { stepId: string },
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const step = await findOrganisationStep(stepId, { database })
  if (!step || now.getTime() - step.at.getTime() > newsForMs) return
  const [organisation, place] = await Promise.all([
    findOrganisation({ id: step.organisationId }, { database }),
    findPlace({ id: step.placeId }, { database }),
  ])
  if (!organisation || !place) return
  const personIds = takenByOrganisation.includes(step.step)
    ? await listLeads(place.id, { database })
    : await listManagers(organisation.id, { database })
  for (const { personId } of personIds) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const { subject, ...letter } = letterOfStep(step, { organisation, place, language: person.locale, site })
    await mailer({ to: person.email, subject, ...writeLetter(letter), key: `step ${stepId} ${personId}` }, now)
  }
}

interface StepPowers {
  organisation: Pick<Organisation, 'name' | 'slug'>
  place: Pick<Place, 'name' | 'nameCy' | 'slug'>
  language: Language
  site: Pick<Services['site'], 'origin'>
}

/** The mail of a step; also shown before it is sent. */
export function letterOfStep(
  { step, note }: Pick<OrganisationStep, 'step' | 'note'>,
  { organisation, place, language, site }: StepPowers,
): Letter & { subject: string } {
  const t = translator(language)
  const named = { organisation: organisation.name, place: placeName(place, language) }
  const isForLeads = takenByOrganisation.includes(step)
  return {
    language,
    subject: t(`mail.step.${step}.subject`, named),
    heading: t(`mail.step.${step}.heading`, named),
    paragraphs: [t(`mail.step.${step}.text`, named), ...(note ? [note] : []), ...next(step, t)],
    action: isForLeads
      ? { label: t('mail.step.toLead'), url: `${site.origin}/${place.slug}/lead/organisations/${organisation.slug}` }
      : { label: t('mail.step.toManager'), url: `${site.origin}/organisations/${organisation.slug}/manage` },
    footer: t(isForLeads ? 'mail.step.footerLead' : 'mail.step.footerManager', named),
  }
}

function next(step: OrganisationStep['step'], t: ReturnType<typeof translator>): string[] {
  switch (step) {
    case 'approved':
      return [t('mail.step.approved.next')]
    case 'more-asked':
      return [t('mail.step.more-asked.next')]
    case 'refused':
      return [t('mail.step.refused.next')]
    case 'suspended':
      return [t('mail.step.suspended.next')]
    default:
      return []
  }
}
