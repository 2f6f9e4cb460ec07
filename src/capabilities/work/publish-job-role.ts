import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { type JobRoleContentRefusal, jobRoleRefusalOf } from './job-role-rules.ts'
import { type JobRoleMove, type JobRoleOutcome, type JobRolePowers, moveJobRole } from './move-job-role.ts'

export type PublishJobRoleOutcome = JobRoleOutcome<JobRoleContentRefusal | 'not-approved' | 'no-skill'>

/** Shows a kind of job to everybody, in the very words that were read. */
export function publishJobRole(
  move: JobRoleMove & { basedOn: string },
  powers: JobRolePowers,
): Promise<PublishJobRoleOutcome> {
  return moveJobRole<JobRoleContentRefusal | 'not-approved' | 'no-skill'>(
    {
      ...move,
      ...{ from: 'draft', action: 'job-role.published' },
      act: async (tx, role) => {
        const refusal = jobRoleRefusalOf(role)
        if (refusal) return refusal
        if (role.skills.length === 0) return 'no-skill'
        if ((await findStanding(role, { database: tx })) !== 'approved') return 'not-approved'
        const shown = { state: 'public', publicAt: powers.now, changedAt: powers.now }
        await tx.updateTable('jobRoles').set(shown).where('id', '=', role.id).execute()
        return undefined
      },
    },
    powers,
  )
}

/** Makes a kind of job a draft again: nobody else sees it, and it can be changed. */
export function takeJobRoleBack(move: JobRoleMove, powers: JobRolePowers): Promise<JobRoleOutcome> {
  return moveJobRole<never>(
    {
      ...move,
      ...{ from: 'public', action: 'job-role.taken-back' },
      act: async (tx, role) => {
        const draft = { state: 'draft', publicAt: null, changedAt: powers.now }
        await tx.updateTable('jobRoles').set(draft).where('id', '=', role.id).execute()
        return undefined
      },
    },
    powers,
  )
}
