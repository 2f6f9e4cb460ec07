import { stopShowing } from '#capabilities/awards/stop-showing.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { type ErasureLine, readErasureLine } from './erasure-rules.ts'
import { selectErasures } from './erasure-store.ts'
import { settleErasures } from './settle-erasures.ts'
import { undoErasure } from './undo-erasure.ts'

/**
 * After a backup was brought back: whom the register names and the backup still holds is erased again, at once where it was
 * due before. Answers how many that were. Nobody is written to a second time.
 */
export async function restoreErasures(
  { lines }: { lines: readonly string[] },
  { database, queue, site, now }: Pick<Services, 'database' | 'queue' | 'site'> & { now: Date },
): Promise<number> {
  const known = lines.flatMap((line) => readErasureLine(line) ?? [])
  const keyOf = ({ dueAt, id }: ErasureLine) => `${dueAt.toISOString()} ${id}`
  const takenBack = new Set(known.filter((one) => one.what === 'taken-back').map(keyOf))
  // Asked before the backup and taken back after it: the backup must not do it now.
  for (const { id, dueAt } of known.filter((one) => one.what === 'taken-back')) {
    const open = await selectErasures(database).where('personId', '=', id).where('dueAt', '=', dueAt).executeTakeFirst()
    if (open) await undoErasure({ erasureId: open.id }, { database, now })
  }
  let again = 0
  for (const { what, id, dueAt } of known.filter((one) => one.what !== 'taken-back' && !takenBack.has(keyOf(one))))
    again += await database.transaction().execute(async (tx) => {
      const column = what === 'person' ? 'personId' : 'awardId'
      const asked = await tx
        .selectFrom('erasures')
        .select('id')
        .where(column, '=', id)
        .where('takenBackAt', 'is', null)
        .executeTakeFirst()
      if (asked) return 0
      if (what === 'person') {
        const started = await startErasing({ personId: id, isRestored: true }, { tx, now })
        if (!started.ok && started.refusal === 'no-such-account') return 0
        await stopShowing({ personId: id }, { tx })
      } else if (!(await tx.selectFrom('awards').select('id').where('id', '=', id).executeTakeFirst())) return 0
      await tx
        .insertInto('erasures')
        .values({ id: newId(now), [column]: id, askedAt: now, dueAt, email: null, language: 'en' })
        .execute()
      return 1
    })
  await settleErasures({ database, queue, site, mailer: async () => {}, now })
  return again
}
