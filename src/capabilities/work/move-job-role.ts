import type { Tx } from '#infrastructure/database/database.ts'
import type { JobRoleState } from './job-role.ts'
import { jobRoleRevision, lockJobRole, type StoredJobRole } from './job-role-store.ts'
import { moveOwned, type OwnedOutcome, type OwnedPowers } from './move-owned.ts'

export interface JobRoleMove {
  roleId: string
  /** What was read (`jobRoleRevision`); left out where what it says does not matter. */
  basedOn?: string | undefined
}

export type JobRolePowers = OwnedPowers
export type JobRoleOutcome<Refusal extends string = never> = OwnedOutcome<Refusal>

interface Step<Refusal> extends JobRoleMove {
  from: JobRoleState
  action: string
  /** What is written, or why it is not. */
  act: (tx: Tx, role: StoredJobRole) => Promise<Refusal | undefined>
}

/** Does something to a kind of job that stands where this may be done. */
export function moveJobRole<Refusal extends string = never>(
  { roleId, from, ...step }: Step<Refusal>,
  powers: JobRolePowers,
): Promise<JobRoleOutcome<Refusal>> {
  return moveOwned<StoredJobRole, Refusal>(
    {
      ...{ ...step, id: roleId, when: ({ state }) => state === from },
      kind: { subjectType: 'job-role', lock: lockJobRole, revision: jobRoleRevision },
    },
    powers,
  )
}
