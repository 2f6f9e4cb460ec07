import { sql } from 'kysely'
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
  // One parameter a column, so that ten thousand entries are one short statement.
  await sql`
    insert into audit_entries (at, actor_id, action, subject_type, subject_id, place_id, detail)
    select ${now}, entry.*
    from unnest(${rows.map((entry) => entry.actorId ?? null)}::uuid[], ${rows.map((entry) => entry.action)}::text[],
      ${rows.map((entry) => entry.subjectType)}::text[], ${rows.map((entry) => entry.subjectId)}::uuid[],
      ${rows.map((entry) => entry.placeId ?? null)}::uuid[],
      ${rows.map((entry) => JSON.stringify(entry.detail ?? {}))}::jsonb[]) as entry`.execute(tx)
}
