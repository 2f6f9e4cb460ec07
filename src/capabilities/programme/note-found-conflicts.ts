import type { Assessor } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdAssessor, insertConflicts } from './conflict-store.ts'
import { selectFound } from './sealed-store.ts'

type Context = Pick<Services, 'database'> & { assessor: Assessor; now: Date }

/** Notes what is found by address, name and organisation. It is shown nowhere in any case; noted, scores of it count no more. */
export function noteFoundConflicts(_: Record<string, never>, { database, assessor, now }: Context): Promise<void> {
  return database.transaction().execute(async (tx) => {
    // Who is found to be a namesake of an applicant at this moment is found so before, or after.
    await holdAssessor(tx, assessor)
    const found = await selectFound(tx, assessor)
    const { callId, personId } = assessor
    await insertConflicts(tx, found, { callId, personId, source: 'found', now })
  })
}
