import type { Badge } from '#capabilities/badges/badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { listNamedOpportunities } from '#capabilities/opportunities/list-open-opportunities.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { searchPathways } from '#capabilities/pathways/list-pathways.ts'
import type { PublishedPathway, StepKind } from '#capabilities/pathways/pathway.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import type { Desk } from './pathway-desk.ts'

/** A badge, opportunity or pathway that can be chosen for a step. */
export interface Pickable {
  id: string
  name: string
  nameCy: string | null
  /** Whose it is, and where. */
  by: string
  artwork: BadgeDesign | undefined
}

interface Picking {
  kind: StepKind
  /** What is chosen already stays in the list, whatever is searched for. */
  chosen: string[]
  terms: string
}

const mostFound = 12

/** What is chosen and what was found, each once, the chosen first. */
export async function listPickables(desk: Desk, { kind, chosen, terms }: Picking): Promise<Pickable[]> {
  const [kept, found] =
    kind === 'attend'
      ? await opportunities(desk, { chosen, terms })
      : kind === 'pathway'
        ? await pathways(desk, { chosen, terms })
        : kind === 'hours'
          ? [[], []]
          : await badges(desk, { chosen, terms })
  const inOrder = kept.toSorted((one, other) => chosen.indexOf(one.id) - chosen.indexOf(other.id))
  return [...new Map([...inOrder, ...found].map((one) => [one.id, one])).values()]
}

type Pair = [Pickable[], Pickable[]]

async function badges({ visit, owner }: Desk, { chosen, terms }: Omit<Picking, 'kind'>): Promise<Pair> {
  const { database } = visit.services
  // Before a search: the desk's own badges.
  const own = owner.organisation ? { organisationId: owner.organisation.id } : { placeId: owner.place?.id }
  const filter = terms ? { terms } : chosen.length > 0 ? undefined : own
  const [kept, found] = await Promise.all([
    listBadgesById(chosen, { database }),
    filter ? listBadges({ ...filter, limit: mostFound }, { database }) : { rows: [] },
  ])
  return [kept.map(badgePickable), found.rows.map(badgePickable)]
}

const badgePickable = ({ id, name, nameCy, organisationName, placeSlug, artwork }: Badge): Pickable => ({
  ...{ id, name, nameCy, artwork },
  by: `${organisationName}, ${placeSlug}`,
})

async function opportunities({ visit, owner }: Desk, { chosen, terms }: Omit<Picking, 'kind'>): Promise<Pair> {
  const { database } = visit.services
  const own = owner.organisation ? { organisationId: owner.organisation.id } : { placeId: owner.place?.id }
  const filter = terms ? { terms } : own
  const [kept, found] = await Promise.all([
    listNamedOpportunities(chosen, { database, now: visit.now }),
    listOpportunities({ ...filter, limit: mostFound }, { database, now: visit.now }),
  ])
  const named = ({ id, title, titleCy, by }: { id: string; title: string; titleCy: string | null; by: string }) => ({
    ...{ id, name: title, nameCy: titleCy, by },
    artwork: undefined,
  })
  return [
    kept.map((one) => named({ ...one, by: one.placeSlug })),
    found.rows.map((one) => named({ ...one, by: `${one.organisationName}, ${one.placeSlug}` })),
  ]
}

async function pathways({ visit }: Desk, { chosen, terms }: Omit<Picking, 'kind'>): Promise<Pair> {
  const { database } = visit.services
  const [kept, found] = await Promise.all([
    Promise.all(chosen.map((id) => findPathway({ id }, { database }))),
    terms ? searchPathways({ terms, limit: mostFound }, { database }) : [],
  ])
  return [kept.filter((one) => one !== undefined).map(pathwayPickable), found.map(pathwayPickable)]
}

const pathwayPickable = ({ id, content, organisationName, placeName }: PublishedPathway): Pickable => ({
  ...{ id, name: content.title, nameCy: content.titleCy, artwork: undefined },
  by: organisationName ?? placeName,
})
