import { sql } from 'kysely'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { foldNotes } from './impact-store.ts'

/** Fewer cost a reader next to nothing: folding them one by one would cost more. */
const worthFolding = 500
const notesAtOnce = 20_000

/**
 * Brings the running figures of impact up to date with what has happened. The figures that a page shows are right
 * before and after; this keeps them quick to read.
 *
 * @param least leave fewer notes than these for another time
 */
export async function foldImpact(
  { least = worthFolding }: { least?: number },
  { database }: Pick<Services, 'database'>,
): Promise<void> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from (select from impact_notes limit ${least}) as note`.execute(database)
  if (needed(rows[0], 'a count').waiting < least) return
  let folded: number
  do {
    folded = await database.transaction().execute(async (tx) => {
      await sql`select hold_impact_figures()`.execute(tx)
      return foldNotes(tx, notesAtOnce)
    })
  } while (folded === notesAtOnce)
}
