import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged } from './award-jobs.ts'

/**
 * Gives everything that one person keeps, and what waits for them, to another. The addresses that it was given to stay behind:
 * what is given there again has nothing to do with it. Both people are held (`lockPersonAlone`). Answers how many awards moved.
 */
export async function moveHeldAwards(
  { fromId, toId }: { fromId: string; toId: string },
  { tx, queue }: Pick<Services, 'queue'> & { tx: Tx },
): Promise<number> {
  const recipients = await tx
    .selectFrom('recipients')
    .select('id')
    .where('personId', '=', fromId)
    .orderBy('id')
    .forUpdate()
    .execute()
  // Both have used one code: the person that they are now has used it once.
  await tx
    .deleteFrom('awardOfferUses')
    .where('personId', '=', fromId)
    .where('awardOfferId', 'in', tx.selectFrom('awardOfferUses').select('awardOfferId').where('personId', '=', toId))
    .execute()
  await tx.updateTable('awardOfferUses').set({ personId: toId }).where('personId', '=', fromId).execute()
  if (recipients.length === 0) return 0
  const recipientIds = recipients.map(({ id }) => id)
  await tx.updateTable('recipients').set({ personId: toId, email: null }).where('id', 'in', recipientIds).execute()
  const { moved } = await tx
    .selectFrom('awards')
    .select(({ fn }) => fn.countAll<string>().as('moved'))
    .where('recipientId', 'in', recipientIds)
    .executeTakeFirstOrThrow()
  await queue.enqueue(tx, holdingsChanged, [{ personIds: [toId] }])
  return Number(moved)
}
