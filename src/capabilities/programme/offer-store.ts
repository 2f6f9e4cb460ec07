import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { CallInPhase } from './call.ts'
import { addToLog } from './call-log-store.ts'
import { daysAfter, offerDays } from './decision-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

type Powers = Pick<Services, 'queue'> & { now: Date }

/** Offers a place, for so many days; its applicant is told. The call is locked by those who call this. */
export async function insertOffer(
  tx: Tx,
  { callId, applicationId }: { callId: string; applicationId: string },
  { queue, now }: Powers,
): Promise<Date> {
  const endsAt = daysAfter(now, offerDays)
  await tx.updateTable('callApplications').set({ state: 'offered' }).where('id', '=', applicationId).execute()
  await tx.insertInto('callOffers').values({ callId, applicationId, offeredAt: now, endsAt }).execute()
  const due = { applicationId, mail: 'offered' as const, revision: 0, until: endsAt.toISOString() }
  await queue.enqueue(tx, applicationMailDue, [due])
  return endsAt
}

/** How many places are offered or accepted. */
export async function countTaken(tx: Tx, callId: string, states: string[] = ['offered', 'accepted']): Promise<number> {
  const { count } = await tx
    .selectFrom('callApplications')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('callId', '=', callId)
    .where('state', 'in', states)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Offers what is free to the reserve, in its order. The call is locked by those who call this. */
export async function offerToReserve(tx: Tx, call: CallInPhase, powers: Powers): Promise<void> {
  if (!call.outcomeShown) return
  const callId = call.id
  const free = call.placements - (await countTaken(tx, callId))
  if (free <= 0) return
  const next = await tx
    .selectFrom('callApplications')
    .select('id')
    .where('callId', '=', callId)
    .where('state', '=', 'reserve')
    .orderBy('reserveOrder')
    .limit(free)
    .execute()
  for (const { id: applicationId } of next) {
    const endsAt = await insertOffer(tx, { callId, applicationId }, powers)
    await addToLog(tx, callId, { kind: 'offered', applicationId, endsAt: endsAt.toISOString() }, powers.now)
  }
}
