import { showAgain } from '#capabilities/awards/stop-showing.ts'
import { stopErasing } from '#capabilities/people/start-erasing.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'

export type UndoErasureOutcome = { ok: true } | { ok: false; refusal: 'too-late' }

/** It is taken back in time: everything is as it was, what was shown is shown again. Pressed twice it says the same. */
export function undoErasure(
  by: { erasureId: string } | { personId: string },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<UndoErasureOutcome> {
  return database.transaction().execute(async (tx): Promise<UndoErasureOutcome> => {
    const erasure = await tx
      .selectFrom('erasures')
      .select(['id', 'personId', 'listedAwards', 'namedAwards'])
      .where('takenBackAt', 'is', null)
      .where('removedAt', 'is', null)
      .where((where) => ('erasureId' in by ? where('id', '=', by.erasureId) : where('personId', '=', by.personId)))
      .forUpdate()
      .executeTakeFirst()
    if (!erasure?.personId) return (await isBack(by, tx)) ? { ok: true } : { ok: false, refusal: 'too-late' }
    const { id, personId, listedAwards: listed, namedAwards: named } = erasure
    await tx
      .updateTable('erasures')
      .set({ takenBackAt: now, email: null, listedAwards: [], namedAwards: [] })
      .where('id', '=', id)
      .execute()
    await stopErasing({ personId }, { tx, now })
    await showAgain({ personId, listed, named }, { tx })
    const entry = { actorId: personId, action: 'person.erasure-taken-back', subjectType: 'person' }
    await audit(tx, { ...entry, subjectId: personId }, now)
    return { ok: true }
  })
}

/** Whether its person is not being erased: it was taken back before, and not asked for again since. */
async function isBack(by: { erasureId: string } | { personId: string }, tx: Tx): Promise<boolean> {
  if (!('erasureId' in by)) return false
  const known = await tx
    .selectFrom('erasures')
    .innerJoin('people', 'people.id', 'erasures.personId')
    .select('erasures.id')
    .where('erasures.id', '=', by.erasureId)
    .where('people.erasingAt', 'is', null)
    .executeTakeFirst()
  return known !== undefined
}
