import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Feed, FeedDefaults } from './feed.ts'
import { isBusy, lookedAfter } from './feed-store.ts'
import type { Steward } from './steward.ts'

type Powers = { database: Database; steward: Steward; now: Date }

export type UpdateDefaultsOutcome =
  | { ok: true }
  | { ok: false; refusal: 'feed-not-found' | 'is-busy' | 'changed-meanwhile' }

/** Says anew what holds where the source does not say, and what of it is wanted: from the next reading on. */
export async function updateDefaults(
  { feedId, defaults, basedOn }: { feedId: string; defaults: FeedDefaults; basedOn?: string },
  { database, steward, now }: Powers,
): Promise<UpdateDefaultsOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateDefaultsOutcome> => {
    const feed = await tx
      .selectFrom('feeds')
      .select(['placeId', 'defaults'])
      .where('id', '=', feedId)
      .where(lookedAfter(steward))
      .forUpdate()
      .$castTo<Pick<Feed, 'placeId' | 'defaults'>>()
      .executeTakeFirst()
    if (!feed) return { ok: false, refusal: 'feed-not-found' }
    if (basedOn !== undefined && revisionOf(feed.defaults) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    if (await isBusy(tx, feedId, now)) return { ok: false, refusal: 'is-busy' }
    const { includePast, withinMiles } = feed.defaults
    const isScopeAsBefore = includePast === defaults.includePast && withinMiles === defaults.withinMiles
    await tx
      .updateTable('feeds')
      .set({
        defaults: JSON.stringify(defaults),
        // What was left out before may be wanted now: a source that says only what changed is asked from its beginning.
        ...(isScopeAsBefore ? {} : { cursors: JSON.stringify({}) }),
      })
      .where('id', '=', feedId)
      .execute()
    const subject = { subjectType: 'feed', subjectId: feedId, placeId: feed.placeId }
    const detail = { ...defaults }
    await audit(tx, { actorId: steward.personId, action: 'feed.defaults-changed', ...subject, detail }, now)
    return { ok: true }
  })
}
