import { stopAddress } from '#capabilities/awards/stop-address.ts'
import { lockAddressOwner } from '#capabilities/people/lock-address-owner.ts'
import { removeEndedAddress } from '#capabilities/people/remove-ended-address.ts'
import { newId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { Services } from '#infrastructure/services.ts'
import { leaverCodeHash, leaverCodeOf } from './leaver-code.ts'
import { noteLeaving } from './leaving-store.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey'> & { now: Date }

/** Drafts that nobody confirmed name people: they go. */
const draftDays = 30

/**
 * Lets leavings whose date has come fall: each of their addresses is stopped, one by one, each in a transaction of its own.
 * What a process that ended left undone is gone on with; done twice, it changes nothing.
 */
export async function settleLeavings(powers: Powers): Promise<void> {
  const { database, now } = powers
  await database
    .deleteFrom('leavings')
    .where('confirmedAt', 'is', null)
    .where('createdAt', '<', new Date(now.getTime() - draftDays * 86_400_000))
    .execute()
  const due = await database
    .selectFrom('leavings')
    .select('id')
    .where('confirmedAt', 'is not', null)
    .where('calledOffAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('fallsAt', '<=', now)
    .execute()
  for (const { id } of due) await letFall(id, powers)
}

async function letFall(leavingId: string, powers: Powers): Promise<void> {
  const { database, now } = powers
  // From here on the date cannot be moved any more: a manager who does so at this moment comes first, or is refused.
  const fallen = await database
    .updateTable('leavings')
    .set((set) => ({ fellAt: set.fn.coalesce('fellAt', set.val(now)) }))
    .where('id', '=', leavingId)
    .where('fallsAt', '<=', now)
    .where('calledOffAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!fallen) return
  const waiting = await database
    .selectFrom('leavers')
    .select('email')
    .distinct()
    .where('leavingId', '=', leavingId)
    .where('stoppedAt', 'is', null)
    .where('leftOutAt', 'is', null)
    .orderBy('email')
    .execute()
  for (const { email } of waiting) await stopOne({ leavingId, email }, powers)
  await database.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('leavings')
      .set({ endedAt: now })
      .where('id', '=', leavingId)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) return
    const detail = { addresses: waiting.length }
    await noteLeaving(tx, { leavingId, actorId: undefined, action: 'leaving.fell', detail }, now)
  })
}

function stopOne({ leavingId, email }: { leavingId: string; email: string }, powers: Powers): Promise<void> {
  const { database, queue, masterKey, now } = powers
  return database.transaction().execute(async (tx) => {
    const personId = await lockAddressOwner({ email }, { tx })
    // Who adds an address at this moment is first, or comes too late.
    const leavers = await tx
      .selectFrom('leavers')
      .select(['id', 'recipientId', 'holderId', 'organisationId'])
      .where('leavingId', '=', leavingId)
      .where('email', '=', email)
      .where('stoppedAt', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    const organisationId = leavers[0]?.organisationId
    if (!organisationId) return
    const hasLeft = personId !== undefined && (await removeEndedAddress({ email, personId }, { tx, queue, now }))
    const formerOwnerId = hasLeft ? personId : undefined
    const holders = new Map(leavers.flatMap((one) => (one.holderId ? [[one.recipientId, one.holderId] as const] : [])))
    const departed = await stopAddress({ organisationId, email, holders, formerOwnerId }, { tx, queue, now })
    for (const { recipientId, holderId } of departed) {
      const leaver = leavers.find((one) => one.recipientId === recipientId)
      if (leaver) await tx.updateTable('leavers').set({ holderId }).where('id', '=', leaver.id).execute()
      // Given a badge under another name after the group was put together: the same address, a card of its own.
      else
        await tx
          .insertInto('leavers')
          .values({
            ...identified(masterKey, now),
            ...{ leavingId, organisationId, email, recipientId, holderId, stoppedAt: now },
          })
          .execute()
    }
    await tx
      .updateTable('leavers')
      .set({ stoppedAt: now })
      .where('leavingId', '=', leavingId)
      .where('email', '=', email)
      .execute()
  })
}

function identified(masterKey: MasterKey, now: Date) {
  const id = newId(now)
  return { id, codeHash: leaverCodeHash(leaverCodeOf(id, masterKey)) }
}
