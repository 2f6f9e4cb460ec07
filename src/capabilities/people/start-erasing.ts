import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { eraseSessions } from './erase-person.ts'

export type StartErasingOutcome =
  | { ok: true }
  | { ok: false; refusal: 'no-such-account' | 'last-administrator' | 'erasing-already' }

/**
 * From now on the account waits to be erased; every session ends. The last administrator stays, unless they were erased
 * before and a backup has brought them back.
 */
export async function startErasing(
  { personId, isRestored = false }: { personId: string; isRestored?: boolean },
  { tx, now }: { tx: Tx; now: Date },
): Promise<StartErasingOutcome> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(tx)
  const person = await tx
    .selectFrom('people')
    .select(['isPlatformAdministrator', 'erasingAt', 'erasedAt'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!person || person.erasedAt) return { ok: false, refusal: 'no-such-account' }
  if (person.erasingAt) return { ok: false, refusal: 'erasing-already' }
  if (!isRestored && person.isPlatformAdministrator && (await isLastAdministrator({ personId }, { tx })))
    return { ok: false, refusal: 'last-administrator' }
  await tx.updateTable('people').set({ erasingAt: now, updatedAt: now }).where('id', '=', personId).execute()
  await eraseSessions({ personId }, { tx })
  return { ok: true }
}

/** Whether nobody else could appoint others. */
export async function isLastAdministrator({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<boolean> {
  const staying = await tx
    .selectFrom('people')
    .select('id')
    .where('isPlatformAdministrator', '=', true)
    .where('erasingAt', 'is', null)
    .execute()
  return staying.length === 1 && staying[0]?.id === personId
}

/** It is taken back: the account is as it was. */
export async function stopErasing({ personId }: { personId: string }, { tx, now }: { tx: Tx; now: Date }) {
  await tx
    .updateTable('people')
    .set({ erasingAt: null, updatedAt: now })
    .where('id', '=', personId)
    .where('erasedAt', 'is', null)
    .execute()
}
