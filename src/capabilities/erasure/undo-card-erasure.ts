import { type CardRefusal, checkCard } from '#capabilities/awards/keep-by-card.ts'
import { showCardAgain } from '#capabilities/awards/stop-showing.ts'
import type { Services } from '#infrastructure/services.ts'

export type UndoCardErasureOutcome = { ok: true } | CardRefusal | { ok: false; refusal: 'too-late' }

/** The card's code and PIN take it back in time. */
export async function undoCardErasure(
  card: { code: string; pin: string },
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<UndoCardErasureOutcome> {
  const checked = await checkCard(card, { database, masterKey, now })
  if (!checked.ok) return checked
  return database.transaction().execute(async (tx): Promise<UndoCardErasureOutcome> => {
    const erasure = await tx
      .selectFrom('erasures')
      .select(['id', 'namedAwards'])
      .where('awardId', '=', checked.awardId)
      .where('takenBackAt', 'is', null)
      .where('removedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!erasure) return { ok: false, refusal: 'too-late' }
    await tx.updateTable('erasures').set({ takenBackAt: now, namedAwards: [] }).where('id', '=', erasure.id).execute()
    if (erasure.namedAwards.length > 0) await showCardAgain({ awardId: checked.awardId }, { tx })
    return { ok: true }
  })
}
