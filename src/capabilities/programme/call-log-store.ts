import { sql } from 'kysely'
import type { JsonObject } from '#database/types.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { type LogEntry, nextEntry } from './log-chain-rules.ts'

/** Of one call; the others of the installation have chains of their own. */
const logLock = 7_239_118

/** Adds to a call's log, in the transaction of what was done: ids, hashes and decisions, never a name or an address. */
export async function addToLog(tx: Tx, callId: string, content: JsonObject, now: Date): Promise<LogEntry> {
  // Two at once would both follow the same entry. The lock ends with the transaction, and is the last one taken in it.
  await sql`select pg_advisory_xact_lock(${logLock}, hashtext(${callId}))`.execute(tx)
  const last = await tx
    .selectFrom('callLog')
    .select(['number', 'hash'])
    .where('callId', '=', callId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry = nextEntry(last, { ...content, at: now.toISOString() })
  await tx
    .insertInto('callLog')
    .values({ callId, at: now, ...entry })
    .execute()
  return entry
}

export const selectLog = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callLog')
    .select(['number', 'content', 'previousHash', 'hash', 'at'])
    .where('callId', '=', callId)
    .orderBy('number')
    .execute()
