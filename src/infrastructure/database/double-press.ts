import { sql } from 'kysely'
import type { Tx } from './database.ts'

const justNowMs = 600_000

/** The moment since which the same words, sent again, are the same press and no second thing. */
export const pressedSince = (now: Date): Date => new Date(now.getTime() - justNowMs)

/** Of two presses of one form the second waits here until the first has written, and then finds what that made. */
export async function awaitPress(tx: Tx, form: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pressed ${form}`}, 0))`.execute(tx)
}
