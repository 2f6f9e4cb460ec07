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

/** The same for several, in the order of their ids: those among them for whom things are still done. */
export async function lockPeople(personIds: string[], { tx }: { tx: Tx }): Promise<Set<string>> {
  const people = await tx
    .selectFrom('people')
    .select(['id', 'erasingAt'])
    .where('id', 'in', personIds)
    .orderBy('id')
    .forKeyShare()
    .execute()
  return new Set(people.flatMap(({ id, erasingAt }) => (erasingAt === null ? [id] : [])))
}
