import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import { isAgeBand } from '#capabilities/people/person.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { isUnder18 } from './collection-rules.ts'

/**
 * Why a text is not kept, or `undefined`: a person under 18 wrote in it how to reach them, and the address of a collection
 * is passed on.
 */
export async function checkWords(
  { personId, text }: { personId: string; text: string },
  { tx }: { tx: Tx },
): Promise<'reaches-a-child' | undefined> {
  if (!reachesAPerson(text)) return undefined
  const person = await tx.selectFrom('people').select('ageBand').where('id', '=', personId).executeTakeFirst()
  return isAgeBand(person?.ageBand) && isUnder18(person.ageBand) ? 'reaches-a-child' : undefined
}
