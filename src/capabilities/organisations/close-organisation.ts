import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { insertStep } from './organisation-store.ts'

/**
 * Ends what an organisation does in every place, because another one answers for its badges. A suspension stays one. In the
 * transaction of the caller, which says why.
 */
export async function closeOrganisation(
  { organisationId }: { organisationId: string },
  { tx, queue, now }: { tx: Tx; now: Date } & Pick<Services, 'queue'>,
): Promise<void> {
  const left = await tx
    .updateTable('organisationPlaces')
    .set({ status: 'left', decidedAt: now, decidedBy: null, decisionNote: null })
    .where('organisationId', '=', organisationId)
    .where('status', 'in', ['waiting', 'more-asked', 'approved'])
    .returning('placeId')
    .execute()
  for (const { placeId } of left)
    await insertStep(tx, { organisationId, placeId, step: 'left', note: null, actorId: undefined, queue, now })
}
