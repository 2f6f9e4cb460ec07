import type { Services } from '#infrastructure/services.ts'

export type AcceptCoapplicationOutcome = { ok: true } | { ok: false; refusal: 'invitation-not-found' }

type Context = Pick<Services, 'database'> & { now: Date }

/** The person who was invited agrees to write the application, too: from then on they see it. */
export async function acceptCoapplication(
  { coapplicantId }: { coapplicantId: string },
  { database, now }: Context,
): Promise<AcceptCoapplicationOutcome> {
  // One statement: where they are taken out at this moment, it waits for that and then finds nobody.
  const accepted = await database
    .updateTable('callCoapplicants')
    .set((set) => ({ acceptedAt: set.fn.coalesce('acceptedAt', set.val(now)) }))
    .where('id', '=', coapplicantId)
    .where('removedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return accepted ? { ok: true } : { ok: false, refusal: 'invitation-not-found' }
}
