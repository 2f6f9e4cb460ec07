import type { Tx } from '#infrastructure/database/database.ts'
import { findPathway } from './find-pathway.ts'
import type { PublishedPathway } from './pathway.ts'

/** The pathway as everybody sees it, held until the transaction ends: who publishes a newer version waits. */
export async function lockPublishedPathway(
  { pathwayId }: { pathwayId: string },
  { tx }: { tx: Tx },
): Promise<PublishedPathway | undefined> {
  const head = await tx
    .selectFrom('pathways')
    .select('status')
    .where('id', '=', pathwayId)
    .forUpdate()
    .executeTakeFirst()
  return head?.status === 'published' ? findPathway({ id: pathwayId }, { database: tx }) : undefined
}
