import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardsWithdrawn } from './award-jobs.ts'
import { lockRecipients } from './recipient-store.ts'
import { markWithdrawn } from './withdrawal-store.ts'

export type WithdrawAwardOutcome =
  | { ok: true }
  | { ok: false; refusal: 'award-not-found' | 'reason-is-missing' | 'award-is-withdrawn' }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Withdraws an award, with a reason that every verifier can read. */
export async function withdrawAward(
  { awardId, reason }: { awardId: string; reason: string },
  { database, ...context }: Context,
): Promise<WithdrawAwardOutcome> {
  if (!reason.trim()) return { ok: false, refusal: 'reason-is-missing' }
  return database.transaction().execute(async (tx) => {
    await lockRecipients(tx, sql`select recipient_id from awards where id = ${awardId}`)
    const award = await tx
      .selectFrom('awards')
      .select(['id', 'organisationId', 'placeId', 'statusListId', 'recipientId', 'revokedAt', 'neverSent'])
      .where('id', '=', awardId)
      .forUpdate()
      .executeTakeFirst()
    const isOwn = award?.organisationId === context.issuer.organisationId && !award.neverSent
    if (!award || !isOwn) return { ok: false, refusal: 'award-not-found' }
    if (award.revokedAt) return { ok: false, refusal: 'award-is-withdrawn' }
    await withdrawLocked({ awards: [award], reason }, { ...context, tx })
    return { ok: true }
  })
}

interface LockedAward {
  id: string
  placeId: string
  statusListId: string
  recipientId: string
}

const awardsANotice = 50

/** The same for many that the caller holds locked with their recipients and knows to be its organisation's. Those who knew of theirs are told. */
export async function withdrawLocked(
  { awards, reason }: { awards: LockedAward[]; reason: string },
  { tx, queue, issuer, now }: Omit<Context, 'database'> & { tx: Tx },
): Promise<void> {
  await markWithdrawn(awards, { tx, queue, reason: reason.trim(), revokedBy: issuer.personId, neverSent: false, now })
  const ids = awards.map((award) => award.id)
  const batches = Array.from({ length: Math.ceil(ids.length / awardsANotice) }, (_, turn) => ({
    awardIds: ids.slice(turn * awardsANotice, (turn + 1) * awardsANotice),
  }))
  await queue.enqueue(tx, awardsWithdrawn, batches)
  const entry = { actorId: issuer.personId, action: 'award.revoked', subjectType: 'award' }
  await audit(
    tx,
    awards.map(({ id, placeId }) => ({ ...entry, subjectId: id, placeId })),
    now,
  )
}
