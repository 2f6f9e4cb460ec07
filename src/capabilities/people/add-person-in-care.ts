import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'

/** A child under 13: a person without an address, for whom a guardian acts. Their language is the guardian's. */
export async function addPersonInCare(
  { name, locale }: { name: string; locale: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('people')
    .values({ id, name, locale, email: null, emailVerified: false, createdAt: now, updatedAt: now })
    .execute()
  return id
}
