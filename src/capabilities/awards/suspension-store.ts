import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'

interface Chosen {
  awardIds: string[]
  organisationId: string
}

/** Awards of the organisation that are not withdrawn, held until the transaction ends; in one order, as withdrawing does. */
export function lockStanding(tx: Tx, { awardIds, organisationId }: Chosen) {
  return tx
    .selectFrom('awards')
    .select(['id', 'placeId', 'statusListId', 'suspendedAt', 'canBeSuspended'])
    .where('id', 'in', awardIds)
    .where('organisationId', '=', organisationId)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

interface Settled {
  awards: { id: string; placeId: string; statusListId: string }[]
  suspension: { suspendedAt: Date | null; suspendedBy: string | null; suspensionReason: string | null }
  action: 'award.suspended' | 'award.restored'
  reason: string
}

/** Puts awards on hold or takes them off, with a statement each for all of them; each list is signed anew once. */
export async function settleSuspension(
  { awards, suspension, action, reason }: Settled,
  { tx, issuer, now }: { tx: Tx; issuer: Issuer; now: Date },
): Promise<void> {
  if (awards.length === 0) return
  const ids = awards.map((award) => award.id)
  await tx.updateTable('awards').set(suspension).where('id', 'in', ids).execute()
  await tx
    .updateTable('statusLists')
    .set({ suspensionCredential: null, suspensionSignedAt: null })
    .where('id', 'in', [...new Set(awards.map((award) => award.statusListId))].sort())
    .execute()
  const entry = { actorId: issuer.personId, action, subjectType: 'award', detail: { reason } }
  const entries = awards.map(({ id, placeId }) => ({ ...entry, subjectId: id, placeId }))
  await audit(tx, entries, now)
}
