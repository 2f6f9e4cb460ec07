import { findBadge } from '#capabilities/badges/find-badge.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { AwardList } from './award-list.ts'
import { insertList } from './award-list-store.ts'
import { type BadgeRefusal, badgeRefusalOf } from './award-rules.ts'
import { findEarning } from './award-store.ts'
import { type NoListReason, noListReason } from './understand-list-rules.ts'

export type DraftListRefusal = BadgeRefusal | NoListReason | 'evidence-is-missing'

export type DraftListOutcome = { ok: true; listId: string } | { ok: false; refusal: DraftListRefusal }

type DraftListRequest = Omit<AwardList, 'organisationId' | 'columns' | 'mended' | 'madeAt' | 'awardedAt'> & {
  /** The rows come from a box that asks for names, not from a file that may be anything. */
  typed: boolean
}

/** Keeps a list of people to be checked. Nothing is signed, and nobody is told. */
export function draftAwardList(
  { typed, ...request }: DraftListRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<DraftListOutcome> {
  return database.transaction().execute(async (tx): Promise<DraftListOutcome> => {
    const { id, badgeId, opportunityId, evidence, rows } = request
    const badge = await findBadge({ id: badgeId }, { database: tx })
    const opportunity = opportunityId ? await findEarning(tx, { opportunityId, badgeId }) : undefined
    const refusal = badgeRefusalOf({ badge, issuer, opportunity })
    if (refusal) return { ok: false, refusal }
    if (badge?.evidenceRequired && evidence.length === 0) return { ok: false, refusal: 'evidence-is-missing' }
    const reason = noListReason(rows, { typed })
    if (reason) return { ok: false, refusal: reason }
    const { organisationId, personId } = issuer
    await insertList(tx, { ...request, organisationId, madeBy: personId ?? null, mended: {}, madeAt: now })
    return { ok: true, listId: id }
  })
}
