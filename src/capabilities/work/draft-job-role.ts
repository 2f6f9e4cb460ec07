import { draftOwned } from './draft-owned.ts'
import { findPressed } from './find-pressed.ts'
import type { JobRoleContent } from './job-role.ts'
import { type JobRoleContentRefusal, jobRoleRefusalOf } from './job-role-rules.ts'
import { jobRoleColumns, type StoredJobRole } from './job-role-store.ts'
import type { OwnedPowers } from './move-owned.ts'

export type DraftJobRoleOutcome =
  | { ok: true; roleId: string }
  | { ok: false; refusal: JobRoleContentRefusal | 'not-approved' | 'too-many' | 'here-already' }

const mostRoles = 200

/** Begins to describe a kind of job; nobody else sees it. */
export async function draftJobRole(
  { placeId, content }: { placeId: string; content: JobRoleContent },
  powers: OwnedPowers,
): Promise<DraftJobRoleOutcome> {
  const outcome = await draftOwned(
    {
      ...{ placeId, subjectType: 'job-role', table: 'jobRoles', most: mostRoles, refusal: jobRoleRefusalOf(content) },
      pressed: (tx, since) =>
        findPressed<StoredJobRole, JobRoleContent>(
          { ...powers.manager, table: 'jobRoles', placeId, content, since, columnsOf: jobRoleColumns },
          { tx },
        ),
      insert: (tx, begun) =>
        tx
          .insertInto('jobRoles')
          .values({ ...begun, ...jobRoleColumns(content) })
          .executeTakeFirstOrThrow(),
    },
    powers,
  )
  return outcome.ok ? { ok: true, roleId: outcome.id } : outcome
}
