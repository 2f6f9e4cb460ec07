import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import { askEndorsement } from '#capabilities/recognition/ask-endorsement.ts'
import { giveEndorsement } from '#capabilities/recognition/give-endorsement.ts'
import type { Services } from '#infrastructure/services.ts'
import { saidOfBadges } from './content/endorsements.ts'

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
    const asked = await askEndorsement({ badgeId, endorserSlug: employer.slug }, { ...services, by: lead, now })
    if (!asked.ok) throw new Error(`${template}: ${asked.refusal}`)
    const read = await findBadge({ id: badgeId }, services)
    if (!read) throw new Error(`${template} has no badge`)
    const [comment, commentCy] = words
    const { endorsementId } = asked
    const given = await giveEndorsement(
      { endorsementId, text: { comment, commentCy }, basedOn: badgeRevision(read) },
      { ...services, manager: employer.manager, now: new Date(now.getTime() + weekMs / 3) },
    )
    if (!given.ok) throw new Error(`${template}: ${given.refusal}`)
  }
}
