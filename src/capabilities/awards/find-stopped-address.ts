import type { Reading } from '#infrastructure/database/database.ts'

/** Since when an organisation has stopped this address, if one has: then another person may read its mail by now. */
export async function findStoppedAddress(
  { email }: { email: string },
  { database }: Reading,
): Promise<{ stoppedAt: Date } | undefined> {
  return database
    .selectFrom('stoppedAddresses')
    .select('stoppedAt')
    .where('email', '=', email.toLowerCase())
    .limit(1)
    .executeTakeFirst()
}
