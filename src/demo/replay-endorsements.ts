import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import { findOrganisation, organisationRevision } from '#capabilities/organisations/find-organisation.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import { askEndorsement } from '#capabilities/recognition/ask-endorsement.ts'
import type { Endorsed } from '#capabilities/recognition/endorsement.ts'
import { giveEndorsement } from '#capabilities/recognition/give-endorsement.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Both } from './content/content.ts'
import { saidOfBadges, saidOfOrganisations, saidOfPathways } from './content/endorsements.ts'

interface OfferedBadge {
  template: string
  theme: Theme
  badgeId: string
  organisationKey: string
}

interface TownWithEmployers {
  lead: CityLead
  badges: OfferedBadge[]
  /** In the order in which they joined, each with what it knows. */
  employers: { key: string; slug: string; offers: string[]; themes: Theme[]; manager: OrganisationManager }[]
  now: Date
}

const weekMs = 7 * 86_400_000

/** What employers of a town say of the badges of others, asked by the City Lead week by week. */
export async function replayEndorsements(
  services: Services,
  { lead, badges, employers, now: ends }: TownWithEmployers,
): Promise<void> {
  const endorsed = new Set<string>()
  for (const [turn, [template, words]] of saidOfBadges.entries()) {
    const isEmployers = ({ organisationKey }: OfferedBadge) => employers.some(({ key }) => key === organisationKey)
    const ofTemplate = badges.filter((one) => one.template === template)
    const badge = ofTemplate.find((one) => !isEmployers(one)) ?? ofTemplate[0]
    // Who offers the same knows best, then who is in the same line of work; else whose turn it is.
    const others = employers.filter(
      ({ key }) => key !== badge?.organisationKey && !endorsed.has(`${badge?.badgeId} ${key}`),
    )
    if (!badge) continue
    const employer =
      others.find(({ offers }) => offers.includes(template)) ??
      others.find(({ themes }) => themes.includes(badge.theme)) ??
      others[turn % others.length]
    if (!employer) continue
    endorsed.add(`${badge.badgeId} ${employer.key}`)
    const { badgeId } = badge
    const now = new Date(ends.getTime() - (saidOfBadges.length - turn) * weekMs)
    await endorse(services, {
      ...{ lead, employer, endorsed: { kind: 'badge', id: badgeId }, words, now },
      basedOn: async () => badgeRevision(needed(await findBadge({ id: badgeId }, services), template)),
    })
  }
}

interface Spoken {
  lead: CityLead
  employer: TownWithEmployers['employers'][number]
  endorsed: Endorsed
  words: Both
  basedOn: () => Promise<string>
  now: Date
}

/** The City Lead asks, and the employer says it some days later. */
async function endorse(services: Services, { lead, employer, endorsed, words, basedOn, now }: Spoken): Promise<void> {
  const asked = await askEndorsement({ endorsed, endorserSlug: employer.slug }, { ...services, by: lead, now })
  if (!asked.ok) throw new Error(`${endorsed.kind} by ${employer.slug}: ${asked.refusal}`)
  const [comment, commentCy] = words
  const { endorsementId } = asked
  const given = await giveEndorsement(
    { endorsementId, text: { comment, commentCy }, basedOn: await basedOn() },
    { ...services, manager: employer.manager, now: new Date(now.getTime() + weekMs / 3) },
  )
  if (!given.ok) throw new Error(`${endorsed.kind} by ${employer.slug}: ${given.refusal}`)
}

interface TownWithMore extends Pick<TownWithEmployers, 'lead' | 'employers' | 'now'> {
  placeId: string
}

/** What employers of a town say of its pathways, and of organisations that teach there. */
export async function replayMoreEndorsements(
  services: Services,
  { placeId, lead, employers, now: ends }: TownWithMore,
): Promise<void> {
  const { rows: pathways } = await listPathways({ placeId, limit: saidOfPathways.length }, services)
  const schools = (await listOrganisationChoices(placeId, services)).filter(
    ({ slug }) => !employers.some((one) => one.slug === slug),
  )
  const said = [
    ...pathways.map(({ id, versionId }, at) => ({
      ...{ endorsed: { kind: 'pathway' as const, id }, words: saidOfPathways[at], basedOn: async () => versionId },
    })),
    ...schools.slice(0, saidOfOrganisations.length).map(({ id }, at) => ({
      ...{ endorsed: { kind: 'organisation' as const, id }, words: saidOfOrganisations[at] },
      basedOn: async () => organisationRevision(needed(await findOrganisation({ id }, services), 'the organisation')),
    })),
  ]
  for (const [turn, { words, ...one }] of said.entries()) {
    const employer = employers[turn % employers.length]
    const now = new Date(ends.getTime() - (said.length - turn) * weekMs)
    if (employer && words) await endorse(services, { lead, employer, words, now, ...one })
  }
}
