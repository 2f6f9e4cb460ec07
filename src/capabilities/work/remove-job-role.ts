import { type JobRoleMove, type JobRoleOutcome, type JobRolePowers, moveJobRole } from './move-job-role.ts'

/** Deletes a draft for good. */
export function removeJobRole(move: JobRoleMove, powers: JobRolePowers): Promise<JobRoleOutcome> {
  return moveJobRole<never>(
    {
      ...move,
      ...{ from: 'draft', action: 'job-role.removed' },
      act: async (tx, role) => {
        await tx.deleteFrom('jobRoles').where('id', '=', role.id).execute()
        return undefined
      },
    },
    powers,
  )
}
