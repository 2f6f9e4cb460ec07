import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { JobRole } from './job-role.ts'
import { selectJobRoles } from './job-role-store.ts'
import { type PublicJobRole, publicJobRole } from './public-job-role.ts'

/** What an organisation has described, begun last first. */
export async function listJobRoles(
  { organisationId, after, limit }: { organisationId: string; after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<JobRole>> {
  let query = selectJobRoles(database)
    .where('jobRoles.organisationId', '=', organisationId)
    .orderBy('jobRoles.createdAt', 'desc')
    .orderBy('jobRoles.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(job_roles.created_at, job_roles.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}

interface ShownRoles {
  placeId: string
  organisationId?: string
  terms?: string
  after?: Cursor
  limit: number
}

/** Kinds of job that everybody sees in a place, shown last first. */
export async function listShownJobRoles(
  { placeId, organisationId, terms, after, limit }: ShownRoles,
  { database }: Reading,
): Promise<Page<PublicJobRole>> {
  let query = selectJobRoles(database)
    .where('jobRoles.state', '=', 'public')
    .where('jobRoles.placeId', '=', placeId)
    .where('membership.status', '=', 'approved')
    .orderBy('jobRoles.publicAt', 'desc')
    .orderBy('jobRoles.id', 'desc')
    .limit(limit + 1)
  if (organisationId) query = query.where('jobRoles.organisationId', '=', organisationId)
  if (terms) query = query.where(sql<boolean>`job_roles.search @@ ${searchTerms(terms)}`)
  if (after) query = query.where(sql<boolean>`(job_roles.public_at, job_roles.id) < (${after.at}, ${after.id}::uuid)`)
  const page = pageOf(await query.execute(), limit, ({ publicAt, createdAt, id }) => ({
    at: publicAt ?? createdAt,
    id,
  }))
  return { ...page, rows: page.rows.flatMap((row) => publicJobRole(row) ?? []) }
}
