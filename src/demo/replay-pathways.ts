import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import type { Curator } from '#capabilities/pathways/curator.ts'
import { draftPathway } from '#capabilities/pathways/draft-pathway.ts'
import type { PathwayContent, Requirement } from '#capabilities/pathways/pathway.ts'
import { publishPathway } from '#capabilities/pathways/publish-pathway.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { PlannedPathway, PlannedStep } from './content/pathway-content.ts'
import { badgeContentOf } from './content-requests.ts'
import type { PlannedOpportunity } from './year.ts'

interface TownWithPathways {
  placeId: string
  pathways: PlannedPathway[]
  lead: CityLead
  /** Of an organisation, by its name. */
  managerOf: (organisation: string) => OrganisationManager
  /** What the town offered this year, with the ids that it got. */
  offered: { opportunity: PlannedOpportunity; opportunityId: string; badgeId: string }[]
  now: Date
}

/** Publishes the town's pathways in the order written, since later ones refer to earlier ones. Returns ids by key. */
export async function publishTownPathways(
  services: Services,
  { placeId, pathways, lead, managerOf, offered, now }: TownWithPathways,
): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  // Those that lead through another come after it.
  const inOrder = pathways.toSorted((one, other) => Number(leadsThrough(one)) - Number(leadsThrough(other)))
  for (const planned of inOrder) {
    const manager = planned.owner === undefined ? undefined : managerOf(planned.owner)
    const finishBadgeId =
      manager && planned.gives ? await publishGift(services, { placeId, planned, manager, now }) : null
    const content = contentOf(planned, { offered, made, finishBadgeId: finishBadgeId ?? null, now })
    const curator: Curator = manager ?? lead
    const drafted = await draftPathway({ placeId, content }, { ...services, curator, now })
    if (!drafted.ok) throw new Error(drafted.refusal)
    const { pathwayId } = drafted
    const published = await publishPathway(
      { pathwayId, changeNote: null, changeNoteCy: null },
      { ...services, curator, now },
    )
    if (!published.ok) throw new Error(`${planned.key}: ${JSON.stringify(published)}`)
    made.set(planned.key, pathwayId)
  }
  return made
}

const leadsThrough = (planned: PlannedPathway) => planned.steps.some((step) => 'pathway' in step.takes)

interface Gift {
  placeId: string
  planned: PlannedPathway
  manager: OrganisationManager
  now: Date
}

async function publishGift(services: Services, { placeId, planned, manager, now }: Gift): Promise<string | undefined> {
  if (!planned.gives) return undefined
  const { level, ...badge } = planned.gives
  const content = badgeContentOf({ theme: planned.theme, level, badge })
  const drafted = await draftBadge({ placeId, content }, { ...services, manager, now })
  if (!drafted.ok) throw new Error(drafted.refusal)
  const published = await publishBadge({ badgeId: drafted.badgeId }, { ...services, manager, now })
  if (!published.ok) throw new Error(published.refusal)
  return drafted.badgeId
}

interface Known {
  offered: TownWithPathways['offered']
  made: Map<string, string>
  finishBadgeId: string | null
  now: Date
}

function contentOf(planned: PlannedPathway, known: Known): PathwayContent {
  const reviewOn = new Date(known.now)
  reviewOn.setUTCMonth(reviewOn.getUTCMonth() + 9)
  const [title, titleCy] = planned.title
  const [summary, summaryCy] = planned.summary
  const [destination, destinationCy] = planned.destination
  const [audience, audienceCy] = planned.audience
  const { destinationKind, theme, choices = [] } = planned
  return {
    ...{ title, titleCy, summary, summaryCy, destinationKind, destination, destinationCy, audience, audienceCy, theme },
    reviewOn: reviewOn.toISOString().slice(0, 10),
    steps: planned.steps.map((step) => stepOf(step, known)),
    choices: choices.map((choice) => ({
      ...choice,
      title: choice.title[0],
      titleCy: choice.title[1],
      branches: choice.branches.map(({ key, title: words }) => ({ key, title: words[0], titleCy: words[1] })),
    })),
    finishBadgeId: known.finishBadgeId,
  }
}

function stepOf(step: PlannedStep, known: Known): PathwayContent['steps'][number] {
  const [title, titleCy] = step.title
  const [reason, reasonCy] = step.reason
  const { key, after = [], branch = null } = step
  return { key, title, titleCy, reason, reasonCy, after, branch, requirement: requirementOf(step, known) }
}

function requirementOf({ key, takes }: PlannedStep, { offered, made }: Known): Requirement {
  if ('milestone' in takes) return { kind: 'milestone', badgeId: null }
  if ('hours' in takes) return { kind: 'hours', hours: takes.hours, theme: takes.theme }
  const offering = (template: string) => offered.filter((one) => one.opportunity.offer.template.key === template)
  if ('attend' in takes) {
    const newest = offering(takes.attend).toSorted((a, b) => +b.opportunity.publishedOn - +a.opportunity.publishedOn)
    return { kind: 'attend', opportunityId: idOr(newest[0]?.opportunityId, key) }
  }
  if ('pathway' in takes) return { kind: 'pathway', pathwayId: idOr(made.get(takes.pathway), key) }
  const needed = takes.needed ?? 1
  // Of several that teach the same each counts; where several different things are asked for, one of each.
  const ids = takes.badges.flatMap((template) => {
    const all = [...new Set(offering(template).map((one) => one.badgeId))]
    return needed === 1 ? all.slice(0, 3) : all.slice(0, 1)
  })
  return { kind: 'badges', options: ids.map((badgeId) => ({ badgeId })), needed }
}

function idOr(id: string | undefined, key: string): string {
  if (!id) throw new Error(`nothing is offered for ${key}`)
  return id
}
