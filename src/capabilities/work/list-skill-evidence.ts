import { sql } from 'kysely'
import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { type PublicBadge, publicBadge } from '#capabilities/badges/public-badge.ts'
import { listOpenOpportunities } from '#capabilities/opportunities/list-open-opportunities.ts'
import { type PublicOpportunity, publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { AskedSkill } from './asked-skill.ts'

/** What shows a skill in a place: badges that name it, and where they can be earned now. */
export interface SkillEvidence {
  skill: AskedSkill
  /** Those of the City Lead's front page first, then the newest. None: nobody there teaches it. */
  badges: PublicBadge[]
  /** Ids of these and of others that show it, alike ones of other organisations among them. */
  badgeIds: string[]
  where: PublicOpportunity[]
}

/** Badges that are shown beside each skill; the page about the skill has the others. */
const badgesEach = 3
const mostAlike = 12
const whereEach = 2

/** For each skill the badges of a place that show it, skill by skill, one of each name, each from the index of what badges name. */
export async function listSkillEvidence(
  { placeId, skills }: { placeId: string; skills: AskedSkill[] },
  { database, now }: Reading & { now: Date },
): Promise<SkillEvidence[]> {
  if (skills.length === 0) return []
  const wanted = skills.map(({ uri, name }) => JSON.stringify([uri ? { uri } : { name }]))
  const { rows } = await sql<{ turn: number; id: string }>`
    select wanted.turn::int as turn, found.id
    from unnest(${wanted}::jsonb[]) with ordinality as wanted(named, turn) cross join lateral (
      select badges.id from badge_versions join badges on badges.current_version_id = badge_versions.id
        join organisation_places as owner on owner.organisation_id = badges.organisation_id
          and owner.place_id = badges.place_id and owner.status = 'approved'
      where badge_versions.skills @> wanted.named and badges.place_id = ${placeId} and badges.status = 'published'
      order by badges.featured_at desc nulls last, badges.published_at desc, badges.id limit ${mostAlike}) as found
    order by wanted.turn`.execute(database)
  const ids = [...new Set(rows.map(({ id }) => id))]
  const [badges, open] = await Promise.all([
    listBadgesById(ids, { database }),
    listOpenOpportunities({ badgeIds: ids, each: whereEach }, { database, now }),
  ])
  const badgeOf = new Map(badges.map((badge) => [badge.id, publicBadge(badge)]))
  return skills.map((skill, at) => {
    const badgeIds = rows.filter(({ turn }) => turn === at + 1).map(({ id }) => id)
    const found = badgeIds.flatMap((id) => badgeOf.get(id) ?? [])
    const where = open.filter(({ badgeId }) => badgeIds.includes(badgeId)).map(publicOpportunity)
    return {
      ...{ skill, badgeIds },
      badges: oneOfEach(found, ({ name }) => name).slice(0, badgesEach),
      where: oneOfEach(where, ({ title }) => title).slice(0, whereEach),
    }
  })
}

/** Organisations of a place give badges and teach courses of one name: one stands for all of them. */
function oneOfEach<One>(all: One[], nameOf: (one: One) => string): One[] {
  const first = new Map<string, One>()
  for (const one of all) if (!first.has(nameOf(one))) first.set(nameOf(one), one)
  return [...first.values()]
}
