import type { Services } from '#infrastructure/services.ts'
import type { CityLead, Issuer, OrganisationManager } from './authority.ts'
import { bulkUndoEnds } from './bulk-act.ts'
import { findBulkAct } from './find-bulk-act.ts'

interface UndoRequest {
  actId: string
  path: string
  /** The way back of each act; an act that is not named has none. */
  undoOne: Record<
    string,
    (subject: { id: string; formerState: string | null }) => Promise<{ ok: true } | { ok: false; refusal: string }>
  >
}

interface UndoPowers {
  database: Services['database']
  authority: Issuer | OrganisationManager | CityLead
  now: Date
}

export type UndoBulkActOutcome = { ok: true } | { ok: false; refusal: 'act-not-found' | 'too-late-to-undo' }

/** Takes back what its own person did to many things at once, thing by thing, once, within ten minutes. */
export async function undoBulkAct(
  { actId, path, undoOne }: UndoRequest,
  { database, authority, now }: UndoPowers,
): Promise<UndoBulkActOutcome> {
  const { personId } = authority
  const found = personId ? await findBulkAct({ id: actId, personId, path }, { database }) : undefined
  const undo = found && undoOne[found.act]
  if (!found || !undo) return { ok: false, refusal: 'act-not-found' }
  if (now > bulkUndoEnds(found)) return { ok: false, refusal: 'too-late-to-undo' }
  // Of two presses at once one gets the row.
  const taken = await database
    .updateTable('bulkActs')
    .set({ undoneAt: now })
    .where('id', '=', actId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) return { ok: true }
  for (const item of found.items.filter(({ leftBecause }) => leftBecause === null)) {
    const outcome = await undo({ id: item.subjectId, formerState: item.formerState })
    await database
      .updateTable('bulkActItems')
      .set(outcome.ok ? { undoneAt: now } : { stayedBecause: outcome.refusal })
      .where('actId', '=', actId)
      .where('subjectId', '=', item.subjectId)
      .execute()
  }
  return { ok: true }
}
