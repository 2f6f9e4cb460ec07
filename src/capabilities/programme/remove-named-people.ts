import type { Services } from '#infrastructure/services.ts'

const dayMs = 86_400_000
/** After the announcement, by when feedback, offers and complaints are over. */
const keptDays = 180
/** After the deadline of a call that was never announced. */
const keptDaysUndecided = 2 * 365

/**
 * Removes who was named in an application beside its applicant, once nobody is written to any more: co-applicants with what
 * they said to each other, and the people whom partners were asked through. What organisations confirmed stays.
 */
export async function removeNamedPeople({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  await database.transaction().execute(async (tx) => {
    const over = tx
      .selectFrom('calls')
      .leftJoin('callPhases', (join) =>
        join.onRef('callPhases.callId', '=', 'calls.id').on('callPhases.phase', '=', 'announced'),
      )
      .select('calls.id')
      .where((where) =>
        where.or([
          where('callPhases.beganAt', '<', before(keptDays)),
          where('calls.closesAt', '<', before(keptDaysUndecided)),
        ]),
      )
    await tx.deleteFrom('callComments').where('callId', 'in', over).execute()
    await tx.deleteFrom('callCoapplicants').where('callId', 'in', over).execute()
    await tx
      .updateTable('callPartners')
      .set({ email: null, name: '', confirmedBy: null })
      .where('callId', 'in', over)
      .where('email', 'is not', null)
      .execute()
  })
}
