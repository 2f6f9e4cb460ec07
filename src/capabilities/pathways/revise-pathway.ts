import type { Database } from '#infrastructure/database/database.ts'
import type { Curator } from './curator.ts'
import type { PathwayContent } from './pathway.ts'
import { json, lockPathway } from './pathway-store.ts'

export type RevisePathwayOutcome =
  | { ok: true; content: PathwayContent }
  | { ok: false; refusal: 'pathway-not-found' | 'pathway-is-archived' | 'changed-meanwhile' }

/**
 * Changes what its curators are working on; learners see nothing of it before it is published. `change` gets what is
 * there now, so that two curators who work on different steps lose nothing; it answers `undefined` where what it was to
 * change is not what it was based on any more.
 */
export async function revisePathway(
  { pathwayId, change }: { pathwayId: string; change: (content: PathwayContent) => PathwayContent | undefined },
  { database, curator, now }: { database: Database; curator: Curator; now: Date },
): Promise<RevisePathwayOutcome> {
  return database.transaction().execute(async (tx): Promise<RevisePathwayOutcome> => {
    const pathway = await lockPathway(tx, { pathwayId, curator })
    if (!pathway) return { ok: false, refusal: 'pathway-not-found' }
    if (pathway.status === 'archived') return { ok: false, refusal: 'pathway-is-archived' }
    const content = change(pathway.draft)
    if (!content) return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('pathways')
      .set({ draft: json(content), updatedAt: now })
      .where('id', '=', pathwayId)
      .execute()
    return { ok: true, content }
  })
}
