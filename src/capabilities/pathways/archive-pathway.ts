import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { Curator } from './curator.ts'
import { lockPathway } from './pathway-store.ts'

export type ArchivePathwayOutcome = { ok: true } | { ok: false; refusal: 'pathway-not-found' | 'pathway-is-archived' }

/** Takes a pathway off the site. Those on their way keep it, and still arrive. */
export async function archivePathway(
  { pathwayId }: { pathwayId: string },
  { database, curator, now }: { database: Database; curator: Curator; now: Date },
): Promise<ArchivePathwayOutcome> {
  return database.transaction().execute(async (tx): Promise<ArchivePathwayOutcome> => {
    const pathway = await lockPathway(tx, { pathwayId, curator })
    if (!pathway) return { ok: false, refusal: 'pathway-not-found' }
    if (pathway.status === 'archived') return { ok: false, refusal: 'pathway-is-archived' }
    await tx
      .updateTable('pathways')
      .set({ status: 'archived', archivedAt: now, updatedAt: now })
      .where('id', '=', pathwayId)
      .execute()
    await audit(
      tx,
      {
        actorId: curator.personId,
        action: 'pathway.archived',
        subjectType: 'pathway',
        subjectId: pathwayId,
        placeId: pathway.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
