import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { PlatformAdministrator } from './authority.ts'

export type RemoveAdministratorOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-an-administrator' | 'last-administrator' }

/** Ends the role of an administrator, at once. The last one stays: otherwise nobody could appoint others. */
export function removeAdministrator(
  { personId }: { personId: string },
  { database, administrator, now }: { database: Database; administrator: PlatformAdministrator; now: Date },
): Promise<RemoveAdministratorOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveAdministratorOutcome> => {
    // Two who take each other out wait for one another.
    await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(tx)
    const rows = await tx
      .selectFrom('people')
      .select(['id', 'erasingAt'])
      .where('isPlatformAdministrator', '=', true)
      .execute()
    if (!rows.some(({ id }) => id === personId) || !rows.some(({ id }) => id === administrator.personId))
      return { ok: false, refusal: 'not-an-administrator' }
    const staying = rows.filter(({ erasingAt }) => erasingAt === null)
    if (staying.length === 1 && staying[0]?.id === personId) return { ok: false, refusal: 'last-administrator' }
    await tx
      .updateTable('people')
      .set({ isPlatformAdministrator: false, updatedAt: now })
      .where('id', '=', personId)
      .execute()
    const entry = {
      actorId: administrator.personId,
      action: 'administrator.removed',
      subjectType: 'person',
      subjectId: personId,
    }
    await audit(tx, entry, now)
    return { ok: true }
  })
}
