import { findBadge } from '#capabilities/badges/find-badge.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { bulkAwardAsked } from './award-jobs.ts'
import { type BadgeRefusal, badgeRefusalOf } from './award-rules.ts'
import { findEarning } from './award-store.ts'
import { insertBulkAward } from './bulk-award-store.ts'
import type { AwardsRequest } from './issue-awards.ts'

export type BulkAwardRequest = AwardsRequest & { requestId: string }

export type StartBulkAwardOutcome = { ok: true; bulkAwardId: string } | { ok: false; refusal: BadgeRefusal }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Takes in a long list of people who get one badge, to be worked through by a job. Sent twice, it is taken in once. */
export function startBulkAward(request: BulkAwardRequest, context: Context): Promise<StartBulkAwardOutcome> {
  return context.database.transaction().execute((tx) => startBulkAwardWithin(request, { ...context, tx }))
}

/** The same inside the caller's transaction. */
export async function startBulkAwardWithin(
  request: BulkAwardRequest,
  { tx, queue, issuer, now }: { tx: Tx } & Omit<Context, 'database'>,
): Promise<StartBulkAwardOutcome> {
  const { requestId: id, badgeId, opportunityId, lines, notify } = request
  const { organisationId, personId } = issuer
  const badge = await findBadge({ id: badgeId }, { database: tx })
  const opportunity = opportunityId ? await findEarning(tx, { opportunityId, badgeId }) : undefined
  const refusal = badgeRefusalOf({ badge, issuer, opportunity })
  if (refusal) return { ok: false, refusal }
  const isNew = await insertBulkAward(
    tx,
    {
      id,
      organisationId,
      badgeId,
      opportunityId: opportunityId ?? null,
      askedBy: personId ?? null,
      askedAt: now,
      notify,
      total: lines.length,
    },
    lines,
  )
  if (isNew) await queue.enqueue(tx, bulkAwardAsked, [{ bulkAwardId: id }])
  return { ok: true, bulkAwardId: id }
}
