import { sql } from 'kysely'
import type { Tx } from './database.ts'

/**
 * The wanted word, or with a number behind it where it is taken. `space` names the set in which words are unique; the
 * word stays locked until the transaction ends, so that two who want the same one at once get different ones.
 */
export async function freeSlug(
  tx: Tx,
  { wanted, space, taken }: { wanted: string; space: string; taken: (pattern: string) => Promise<{ slug: string }[]> },
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${space} ${wanted}`}, 0))`.execute(tx)
  const slugs = new Set((await taken(`${wanted}-%`)).map((row) => row.slug))
  if (!slugs.has(wanted)) return wanted
  for (let number = 2; ; number++) if (!slugs.has(`${wanted}-${number}`)) return `${wanted}-${number}`
}
