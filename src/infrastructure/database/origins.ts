import type { Database, Reader } from './database.ts'

// Badges point at the address under which they were signed: the database remembers each that it was served or signed at.

/** Remembers an address; from now on badges with it are ours. */
export async function recordOrigin(database: Database, origin: string, now: Date): Promise<void> {
  await database
    .insertInto('origins')
    .values({ origin, firstUsedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The addresses of this database, the latest first. */
export async function listOrigins(database: Reader): Promise<string[]> {
  const rows = await database.selectFrom('origins').select('origin').orderBy('firstUsedAt', 'desc').execute()
  return rows.map(({ origin }) => origin)
}

/** The address of the site that this database belongs to, whatever the settings of a command say. */
export async function originOf(database: Reader, wanted: string): Promise<string> {
  const known = await listOrigins(database)
  return known.includes(wanted) ? wanted : (known[0] ?? wanted)
}
