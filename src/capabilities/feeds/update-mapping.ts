import type { Database } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { lookedAfter } from './feed-store.ts'
import type { Steward } from './steward.ts'

type Powers = { database: Database; steward: Steward }

export type UpdateMappingOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' | 'changed-meanwhile' }

/** Remembers which column of a table holds what. `basedOn`: of the mapping that the form was filled from. */
export async function updateMapping(
  { feedId, mapping, basedOn }: { feedId: string; mapping: Record<string, string>; basedOn?: string },
  { database, steward }: Powers,
): Promise<UpdateMappingOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateMappingOutcome> => {
    const feed = await tx
      .selectFrom('feeds')
      .select('mapping')
      .where('id', '=', feedId)
      .where(lookedAfter(steward))
      .forUpdate()
      .executeTakeFirst()
    if (!feed) return { ok: false, refusal: 'feed-not-found' }
    if (basedOn !== undefined && revisionOf(feed.mapping) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('feeds')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', feedId)
      .execute()
    return { ok: true }
  })
}
