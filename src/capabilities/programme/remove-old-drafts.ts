import type { Services } from '#infrastructure/services.ts'

const keptDays = 90

/** What was begun, never sent and left for long goes, once its call has closed for everybody. */
export async function removeOldDrafts({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  await database
    .deleteFrom('callApplications')
    .where('revision', '=', 0)
    .where('savedAt', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .where('callId', 'in', (phases) =>
      phases
        .selectFrom('callPhases')
        .select('callId')
        .where('isActive', '=', true)
        .where('applicantsWrite', '=', false),
    )
    .execute()
}
