import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { FeedDefaults, FeedKind } from './feed.ts'
import { countUnderLock } from './feed-store.ts'
import { mayStandIn, mostOwnFeeds, ownerFor, type Steward } from './steward.ts'

export interface FeedRequest {
  placeId: string
  organisationId: string
  kind: FeedKind
  name: string
  addresses: string[]
  file: { name: string; bytes: Buffer } | undefined
  mapping: Record<string, string>
  defaults: FeedDefaults
  everyHours: number | null
  takesIn: boolean
}

export type StartFeedOutcome =
  | { ok: true; feedId: string }
  | { ok: false; refusal: 'organisation-not-approved' | 'no-source' | 'too-many-feeds' }

/** Sets a source up; nothing is read yet. Its listings will stand in the name of an organisation of the place. */
export async function startFeed(
  { file, ...request }: FeedRequest,
  { database, steward, now }: { database: Database; steward: Steward; now: Date },
): Promise<StartFeedOutcome> {
  if (request.addresses.length === 0 && !file) return { ok: false, refusal: 'no-source' }
  return database.transaction().execute(async (tx): Promise<StartFeedOutcome> => {
    const { organisationId, placeId } = request
    const standings = await listStandings(organisationId, { database: tx })
    const standing = standings.find((one) => one.placeId === placeId)?.standing
    if (!mayStandIn(steward, { organisationId, placeId, standing }))
      return { ok: false, refusal: 'organisation-not-approved' }
    const ownedBy = ownerFor(steward)
    if (ownedBy === 'organisation' && (await countUnderLock(tx, organisationId)) >= mostOwnFeeds)
      return { ok: false, refusal: 'too-many-feeds' }
    const feedId = newId(now)
    await tx
      .insertInto('feeds')
      .values({
        ...request,
        id: feedId,
        ownedBy,
        mapping: JSON.stringify(request.mapping),
        defaults: JSON.stringify(request.defaults),
        // A file is read once, by hand.
        everyHours: file ? null : request.everyHours,
        nextReadAt:
          file || request.everyHours === null ? null : new Date(now.getTime() + request.everyHours * 3_600_000),
        file: file?.bytes ?? null,
        fileName: file?.name ?? null,
        setUpBy: steward.personId,
        createdAt: now,
      })
      .execute()
    await audit(
      tx,
      {
        actorId: steward.personId,
        action: 'feed.set-up',
        subjectType: 'feed',
        subjectId: feedId,
        placeId,
        detail: { kind: request.kind, organisationId, ownedBy },
      },
      now,
    )
    return { ok: true, feedId }
  })
}
