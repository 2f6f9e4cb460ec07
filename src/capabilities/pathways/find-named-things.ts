import { sql } from 'kysely'
import type { Badge } from '#capabilities/badges/badge.ts'
import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import {
  countOpenByBadge,
  listNamedOpportunities,
  type NamedOpportunity,
} from '#capabilities/opportunities/list-open-opportunities.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { referencesOf } from './counting-rules.ts'
import type { PathwayContent, PublishedPathway } from './pathway.ts'
import { publishedQuery } from './pathway-query-store.ts'

/** The things that a pathway names, as they are now, each by its id. */
export interface NamedThings {
  badges: Map<string, Badge & { openOpportunities: number }>
  opportunities: Map<string, NamedOpportunity>
  pathways: Map<string, PublishedPathway & { leadsTo: string[] }>
}

export async function findNamedThings(
  contents: PathwayContent[],
  { database, now }: Reading & { now: Date },
): Promise<NamedThings> {
  const references = contents.map(referencesOf)
  const ids = (kind: 'badgeIds' | 'opportunityIds' | 'pathwayIds') => [
    ...new Set(references.flatMap((one) => one[kind])),
  ]
  const [badges, open, opportunities, pathways] = await Promise.all([
    listBadgesById(ids('badgeIds'), { database }),
    countOpenByBadge(ids('badgeIds'), { database, now }),
    listNamedOpportunities(ids('opportunityIds'), { database, now }),
    listOtherPathways(database, ids('pathwayIds')),
  ])
  return {
    badges: new Map(badges.map((one) => [one.id, { ...one, openOpportunities: open.get(one.id) ?? 0 }])),
    opportunities: new Map(opportunities.map((one) => [one.id, one])),
    pathways: new Map(pathways.map((one) => [one.id, one])),
  }
}

async function listOtherPathways(database: Reader, ids: string[]) {
  if (ids.length === 0) return []
  const [pathways, leading] = await Promise.all([
    publishedQuery(database).where('pathways.id', 'in', ids).execute(),
    listLeadsTo(database, ids),
  ])
  return pathways.map((one) => ({ ...one, leadsTo: leading.get(one.id) ?? [] }))
}

/** Every pathway that each of these leads through, however deep. */
async function listLeadsTo(database: Reader, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ start: string; target: string }>`
    with recursive through(start, target) as (
      select id::text, id::text from pathways where id = any(${ids}::uuid[])
      union
      select through.start, pathway_options.target
      from through join pathways on pathways.id = through.target::uuid
        join pathway_options on pathway_options.version_id = pathways.current_version_id and kind = 'pathway')
    select start, target from through where start <> target`.execute(database)
  return new Map(
    [...Map.groupBy(rows, (row) => row.start)].map(([start, found]) => [start, found.map((row) => row.target)]),
  )
}

/** Badges of other organisations that this pathway may give: their owners agreed. */
export async function listAgreedBadges(pathwayId: string, { database }: Reading): Promise<Set<string>> {
  const rows = await database
    .selectFrom('pathwayConsents')
    .select('badgeId')
    .where('pathwayId', '=', pathwayId)
    .where('state', '=', 'agreed')
    .execute()
  return new Set(rows.map((row) => row.badgeId))
}
