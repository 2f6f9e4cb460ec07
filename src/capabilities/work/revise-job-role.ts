import type { JobRoleContent } from './job-role.ts'
import { type JobRoleContentRefusal, jobRoleRefusalOf } from './job-role-rules.ts'
import { jobRoleColumns } from './job-role-store.ts'
import { type JobRoleMove, type JobRoleOutcome, type JobRolePowers, moveJobRole } from './move-job-role.ts'

/** Says otherwise what a kind of job is, while it is a draft. */
export function reviseJobRole(
  { content, ...move }: JobRoleMove & { content: JobRoleContent },
  powers: JobRolePowers,
): Promise<JobRoleOutcome<JobRoleContentRefusal>> {
  return moveJobRole<JobRoleContentRefusal>(
    {
      ...move,
      ...{ from: 'draft', action: 'job-role.revised' },
      act: async (tx, role) => {
        const refusal = jobRoleRefusalOf(content)
        if (refusal) return refusal
        const revised = { ...jobRoleColumns(content), changedAt: powers.now }
        await tx.updateTable('jobRoles').set(revised).where('id', '=', role.id).execute()
        return undefined
      },
    },
    powers,
  )
}
