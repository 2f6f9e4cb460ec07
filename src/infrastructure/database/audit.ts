import type { JsonObject } from '#database/types.ts'
import type { Tx } from './database.ts'

export interface AuditEntry {
  /** Who did it; absent where the platform did it by itself. */
  actorId: string | undefined
  /** What was done, as `subject.verb`: `award.revoked`. */
  action: string
  subjectType: string
  subjectId: string
  placeId?: string
  /** What a later reader needs; never a name or an address. */
  detail?: JsonObject
}

/** Adds to the append-only log, in the transaction of the change itself. */
export async function audit(tx: Tx, entries: AuditEntry | AuditEntry[], now: Date) {
  const rows = [entries].flat()
  if (rows.length === 0) return
  await tx
    .insertInto('auditEntries')
    .values(
      rows.map((entry) => ({
        at: now,
        actorId: entry.actorId ?? null,
        action: entry.action,
        subjectType: entry.subjectType,
        subjectId: entry.subjectId,
        placeId: entry.placeId ?? null,
        detail: JSON.stringify(entry.detail ?? {}),
      })),
    )
    .execute()
}
