import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { OpportunityListing } from './opportunity.ts'
import { opportunityQuery } from './opportunity-query-store.ts'

interface SkillFilter {
  /** The address of the skill. */
  skill: string
  placeId?: string
  after?: Cursor
  limit: number
}

/** What is published and teaches this skill, the newest first. */
export async function listOpportunitiesBySkill(
  { skill, placeId, after, limit }: SkillFilter,
  { database, now }: Reading & { now: Date },
): Promise<Page<OpportunityListing>> {
  let query = database
    .selectFrom('opportunitySkills')
    .select(['opportunityId as id', 'publishedAt as at'])
    .where('skill', '=', skill)
    .orderBy('publishedAt', 'desc')
    .orderBy('opportunityId', 'desc')
    .limit(limit + 1)
  if (placeId) query = query.where('placeId', '=', placeId)
  if (after) query = query.where(sql<boolean>`(published_at, opportunity_id) < (${after.at}, ${after.id}::uuid)`)
  const { rows: found, next } = pageOf(await query.execute(), limit, (row) => row)
  if (found.length === 0) return { rows: [], next: undefined }
  const ids = found.map(({ id }) => id)
  const rows = await opportunityQuery(database, now).where('opportunities.id', 'in', ids).execute()
  return { rows: rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), next }
}
