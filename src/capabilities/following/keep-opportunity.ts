import { shownStates } from '#capabilities/opportunities/opportunity.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { mostSaved } from './follow.ts'

interface Powers {
  database: Database
  signedIn: SignedIn
  now: Date
}

export type KeepOpportunityOutcome = { ok: true } | { ok: false; refusal: 'too-many' | 'not-there' }

/** Puts something that can be learned aside. To save it twice is to save it once; what is not public is not there. */
export async function keepOpportunity(
  { opportunityId }: { opportunityId: string },
  { database, signedIn, now }: Powers,
): Promise<KeepOpportunityOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<KeepOpportunityOutcome> => {
    // One person's list one after the other: two windows cannot pass the limit together.
    await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute()
    const saved = await tx
      .selectFrom('savedOpportunities')
      .select('opportunityId')
      .where('personId', '=', personId)
      .execute()
    if (saved.some((one) => one.opportunityId === opportunityId)) return { ok: true }
    if (saved.length >= mostSaved) return { ok: false, refusal: 'too-many' }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('savedOpportunities')
      .columns(['personId', 'opportunityId', 'savedAt'])
      .expression((from) =>
        from
          .selectFrom('opportunities')
          .select((select) => [select.val(personId).as('personId'), 'id', select.val(now).as('savedAt')])
          .where('id', '=', opportunityId)
          .where('status', 'in', shownStates),
      )
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n ? { ok: true } : { ok: false, refusal: 'not-there' }
  })
}
