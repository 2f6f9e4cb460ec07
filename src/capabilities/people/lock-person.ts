import type { Tx } from '#infrastructure/database/database.ts'

/**
 * Shares a person's row until the transaction ends, so that erasing them waits. False where it has begun: nothing is done
 * for them any more. Taken before the rows of recipients and awards.
 */
export async function lockPerson({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<boolean> {
  const person = await tx
    .selectFrom('people')
    .select('erasingAt')
    .where('id', '=', personId)
    .forKeyShare()
    .executeTakeFirst()
  return person !== undefined && person.erasingAt === null
}
