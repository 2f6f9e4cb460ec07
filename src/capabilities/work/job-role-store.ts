import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { JobRole, JobRoleContent } from './job-role.ts'

const columns = [
  ...(['id', 'placeId', 'organisationId', 'state', 'title', 'titleCy', 'about', 'aboutCy', 'skills'] as const),
  ...(['createdAt', 'changedAt', 'publicAt'] as const),
] as const

export type StoredJobRole = Pick<JobRole, (typeof columns)[number]>

/** The row, held until the transaction ends. */
export const lockJobRole = (tx: Tx, id: string): Promise<StoredJobRole | undefined> =>
  tx.selectFrom('jobRoles').select(columns).where('id', '=', id).forUpdate().$castTo<StoredJobRole>().executeTakeFirst()

/** With its place and organisation, and whether that takes part there. */
export const selectJobRoles = (reader: Reader) =>
  reader
    .selectFrom('jobRoles')
    .innerJoin('places', 'places.id', 'jobRoles.placeId')
    .innerJoin('organisations', 'organisations.id', 'jobRoles.organisationId')
    .leftJoin('organisationPlaces as membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'jobRoles.organisationId')
        .onRef('membership.placeId', '=', 'jobRoles.placeId'),
    )
    .select(columns.map((column) => `jobRoles.${column}` as const))
    .select(['places.slug as placeSlug', 'organisations.name as organisationName'])
    .select(['organisations.slug as organisationSlug'])
    .select(sql<boolean>`membership.status is not distinct from 'approved'`.as('isApproved'))
    .$castTo<JobRole>()

/** What is written of how a kind of job is described. */
export function jobRoleColumns({ title, titleCy, about, aboutCy, skills }: JobRoleContent) {
  return {
    ...{ title: title.trim(), titleCy: titleCy?.trim() || null, about: about.trim(), aboutCy: aboutCy?.trim() || null },
    skills: JSON.stringify(
      skills.map(({ name, nameCy, uri, framework, weight }) => ({ name, nameCy, uri, framework, weight })),
    ),
  }
}

/** A fingerprint of what is said of it, and of whether everybody sees it. */
export function jobRoleRevision(role: JobRoleContent & Pick<JobRole, 'state'>): string {
  return revisionOf({ ...jobRoleColumns(role), state: role.state })
}
