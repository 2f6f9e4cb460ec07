import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Feed, FeedDefaults } from './feed.ts'
import { countUnderLock, isBusy, lookedAfter } from './feed-store.ts'
import { mostOwnFeeds, type Steward } from './steward.ts'

type Powers = { database: Database; steward: Steward; now: Date }
export type UpdateFeedOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' }

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

export type UpdateStoppedOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' | 'too-many-feeds' }

/** Reads the source no more, or again; what it brought stays. */
export async function updateStopped(
  { feedId, stopped }: { feedId: string; stopped: boolean },
  { database, steward, now }: Powers,
): Promise<UpdateStoppedOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateStoppedOutcome> => {
    if (!stopped && 'organisationId' in steward && (await countUnderLock(tx, steward.organisationId)) >= mostOwnFeeds)
      return { ok: false, refusal: 'too-many-feeds' }
    const found = await tx
      .updateTable('feeds')
      .set({ stoppedAt: stopped ? now : null, setUpBy: steward.personId })
      .where('id', '=', feedId)
      .where(lookedAfter(steward))
      .returning('placeId')
      .executeTakeFirst()
    if (!found) return { ok: false, refusal: 'feed-not-found' }
    const action = stopped ? 'feed.stopped' : 'feed.resumed'
    const subject = { subjectType: 'feed', subjectId: feedId, placeId: found.placeId }
    await audit(tx, { actorId: steward.personId, action, ...subject }, now)
    return { ok: true }
  })
}

/** Puts a newer file in the place of the one that was brought. It is read when somebody asks. */
export async function updateFile(
  { feedId, file }: { feedId: string; file: { name: string; bytes: Buffer } },
  { database, steward }: Powers,
): Promise<UpdateFeedOutcome> {
  const found = await database
    .updateTable('feeds')
    .set({ file: file.bytes, fileName: file.name })
    .where('id', '=', feedId)
    .where(lookedAfter(steward))
    .where('file', 'is not', null)
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}

/** A person says of a doubtful pair: the same, or two different things. */
export async function updateDoubtful(
  { feedId, externalId, isSame }: { feedId: string; externalId: string; isSame: boolean },
  { database, steward }: Powers,
): Promise<UpdateFeedOutcome> {
  const found = await database
    .updateTable('feedItems')
    .set((set) => ({ state: isSame ? 'match' : 'new', candidateId: isSame ? set.ref('candidateId') : null }))
    .where('feedId', '=', feedId)
    .where('feedId', 'in', (from) => from.selectFrom('feeds').select('id').where(lookedAfter(steward)))
    .where('externalId', '=', externalId)
    .where('state', '=', 'doubtful')
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}
