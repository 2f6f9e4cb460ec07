import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { JobRoleState } from './job-role.ts'
import { jobRoleRevision, lockJobRole, type StoredJobRole } from './job-role-store.ts'

/** `not-here`: it is another organisation's. `not-now`: it went on in the meantime. */
export type JobRoleMoveRefusal = 'not-here' | 'not-now' | 'changed-meanwhile'

export interface JobRoleMove {
  roleId: string
  /** What was read (`jobRoleRevision`); left out where what it says does not matter. */
  basedOn?: string | undefined
}

export type JobRolePowers = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

export type JobRoleOutcome<Refusal extends string = never> =
  | { ok: true }
  | { ok: false; refusal: JobRoleMoveRefusal | Refusal }

interface Step<Refusal> extends JobRoleMove {
  from: JobRoleState
  action: string
  /** What is written, or why it is not. */
  act: (tx: Tx, role: StoredJobRole) => Promise<Refusal | undefined>
}

/** Does something to a kind of job under its row: of two who do it at once the second finds what the first did. */
export function moveJobRole<Refusal extends string = never>(
  { roleId, basedOn, from, action, act }: Step<Refusal>,
  { database, manager, now }: JobRolePowers,
): Promise<JobRoleOutcome<Refusal>> {
  return database.transaction().execute(async (tx) => {
    const role = await lockJobRole(tx, roleId)
    if (role?.organisationId !== manager.organisationId) return { ok: false as const, refusal: 'not-here' as const }
    if (role.state !== from) return { ok: false as const, refusal: 'not-now' as const }
    if (basedOn !== undefined && basedOn !== jobRoleRevision(role))
      return { ok: false as const, refusal: 'changed-meanwhile' as const }
    const refusal = await act(tx, role)
    if (refusal) return { ok: false as const, refusal }
    const entry = { action, subjectType: 'job-role', subjectId: roleId, placeId: role.placeId }
    await audit(tx, { actorId: manager.personId, ...entry }, now)
    return { ok: true as const }
  })
}
