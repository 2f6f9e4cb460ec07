import type { Services } from '#infrastructure/services.ts'
import { readHandoverCode } from './guardian-code.ts'
import { selectGuardians } from './guardian-store.ts'

export interface OfferedHandover {
  childId: string
  childName: string
  guardianName: string
  /** To which the offer went: an account with this address alone may accept. */
  email: string
  badges: number
}

/** What a link in a mail offers a young person; undefined where it is over, taken back or replaced. */
export async function findHandover(
  { code }: { code: string },
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<OfferedHandover | undefined> {
  const link = readHandoverCode(code, masterKey)
  const [found] = link ? await selectGuardians(database, { childId: link.childId, limit: 1 }, now) : []
  if (found?.state !== 'verified' || found.handover?.askedAt.getTime() !== link?.askedAt.getTime()) return undefined
  const { childId, childName, guardianId, handover } = found
  const guardian = await database.selectFrom('people').select('name').where('id', '=', guardianId).executeTakeFirst()
  const { badges } = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select(({ fn }) => fn.countAll<string>().as('badges'))
    .where('personId', '=', childId)
    .where('claimedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return handover
    ? { childId, childName, guardianName: guardian?.name ?? '', email: handover.email, badges: Number(badges) }
    : undefined
}
