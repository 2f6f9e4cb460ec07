import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import type { PathwayContent } from './pathway.ts'
import { finishKey } from './pathway.ts'
import {
  attendToken,
  badgeToken,
  type Earned,
  elsewhereToken,
  pathwayToken,
  withFinishedPathways,
} from './progress-rules.ts'

interface Held {
  badgeId: string
  opportunityId: string | null
  hours: number | null
  theme: string
}

export interface Earner {
  personId: string
  /** An award that waits to be kept: it counts, with all that waits at the same address. */
  arriving?: string
}

/** What a person has that can count, under all of their addresses: what is withdrawn or has run out is not among it. */
export async function findEarned(
  { personId, arriving, contents }: Earner & { contents: PathwayContent[] },
  { database, now }: Reading & { now: Date },
): Promise<Earned> {
  const [awards, tokens, through] = await Promise.all([
    sql<Held>`
      select awards.badge_id, awards.opportunity_id, badge_versions.hours, badge_versions.theme
      from recipients join awards on awards.recipient_id = recipients.id
        join badge_versions on badge_versions.id = awards.badge_version_id
      where recipients.id in (
          select id from recipients where person_id = ${personId}
          union select recipient_id from awards where id = ${arriving ?? null}::uuid)
        and awards.revoked_at is null
        and (awards.valid_until is null or awards.valid_until > ${now})`.execute(database),
    sql<{ kind: 'elsewhere' | 'pathway'; target: string }>`
      select 'elsewhere' as kind, achievement_id as target from pathway_brought_badges
      where person_id = ${personId} and (valid_until is null or valid_until > ${now})
      union all
      select 'pathway', pathway_id::text from pathway_arrivals
      where person_id = ${personId} and milestone = ${finishKey}`.execute(database),
    findPathwaysThrough(database, contents),
  ])
  const hours = new Map<string, number>()
  for (const { theme, hours: some } of awards.rows) if (some) hours.set(theme, (hours.get(theme) ?? 0) + some)
  const earned = {
    tokens: new Set([
      ...awards.rows.map((award) => badgeToken(award.badgeId)),
      ...awards.rows.flatMap(({ opportunityId }) => (opportunityId ? [attendToken(opportunityId)] : [])),
      ...tokens.rows.map(({ kind, target }) => (kind === 'pathway' ? pathwayToken(target) : elsewhereToken(target))),
    ]),
    hours,
  }
  return withFinishedPathways(earned, through)
}

/** Every pathway that these lead through, however deep, as it is now. */
async function findPathwaysThrough(database: Reader, contents: PathwayContent[]): Promise<Map<string, PathwayContent>> {
  const ids = contents.flatMap(({ steps }) =>
    steps.flatMap(({ requirement }) => (requirement.kind === 'pathway' ? [requirement.pathwayId] : [])),
  )
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; content: PathwayContent }>`
    with recursive through(id) as (
      select unnest(${ids}::uuid[])
      union
      select pathway_options.target::uuid
      from through join pathways on pathways.id = through.id
        join pathway_options on pathway_options.version_id = pathways.current_version_id and kind = 'pathway')
    select pathways.id, pathway_versions.content
    from through join pathways on pathways.id = through.id
      join pathway_versions on pathway_versions.id = pathways.current_version_id`.execute(database)
  return new Map(rows.map((row) => [row.id, row.content]))
}
