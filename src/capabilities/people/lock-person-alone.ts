import type { Tx } from '#infrastructure/database/database.ts'
import { type AgeBand, isAgeBand } from './person.ts'

/**
 * Holds a person's row until the transaction ends, against everything that is done for them (`lockPerson`): for moving what
 * they hold to another person, or taking them out. Undefined where erasing has begun. Taken before the
 * rows of recipients and awards.
 */
export async function lockPersonAlone(
  { personId }: { personId: string },
  { tx }: { tx: Tx },
): Promise<{ ageBand: AgeBand | undefined } | undefined> {
  const person = await tx
    .selectFrom('people')
    .select('ageBand')
    .where('id', '=', personId)
    .where('erasingAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return person && { ageBand: isAgeBand(person.ageBand) ? person.ageBand : undefined }
}
