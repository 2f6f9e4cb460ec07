import { findStanding } from '#capabilities/organisations/find-standing.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { JobRoleContent } from './job-role.ts'
import { type JobRoleContentRefusal, jobRoleRefusalOf } from './job-role-rules.ts'
import { jobRoleColumns } from './job-role-store.ts'

export type DraftJobRoleOutcome =
  | { ok: true; roleId: string }
  | { ok: false; refusal: JobRoleContentRefusal | 'not-approved' | 'too-many' }

/** More than one organisation can keep. */
const mostRoles = 200

/** Begins to describe a kind of job; nobody else sees it. */
export function draftJobRole(
  { placeId, content }: { placeId: string; content: JobRoleContent },
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<DraftJobRoleOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<DraftJobRoleOutcome> => {
    const refusal = jobRoleRefusalOf(content)
    if (refusal) return { ok: false, refusal }
    if ((await findStanding({ organisationId, placeId }, { database: tx })) !== 'approved')
      return { ok: false, refusal: 'not-approved' }
    const { count } = await tx
      .selectFrom('jobRoles')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow()
    if (count >= mostRoles) return { ok: false, refusal: 'too-many' }
    const roleId = newId(now)
    const begun = { id: roleId, placeId, organisationId, state: 'draft', createdAt: now, changedAt: now }
    await tx
      .insertInto('jobRoles')
      .values({ ...begun, ...jobRoleColumns(content) })
      .execute()
    const entry = { action: 'job-role.drafted', subjectType: 'job-role', subjectId: roleId, placeId }
    await audit(tx, { actorId: personId, ...entry }, now)
    return { ok: true, roleId }
  })
}
