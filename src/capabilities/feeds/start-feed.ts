import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { FeedDefaults, FeedKind } from './feed.ts'

export interface FeedRequest {
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
  | { ok: false; refusal: 'organisation-not-approved' | 'no-source' }

/** Sets a source up; nothing is read yet. Its listings will stand in the name of an organisation that the place let in. */
export async function startFeed(
  { file, ...request }: FeedRequest,
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<StartFeedOutcome> {
  if (request.addresses.length === 0 && !file) return { ok: false, refusal: 'no-source' }
  return database.transaction().execute(async (tx): Promise<StartFeedOutcome> => {
    const standings = await listStandings(tx, request.organisationId)
    if (!standings.some(({ placeId, standing }) => placeId === lead.placeId && standing === 'approved'))
      return { ok: false, refusal: 'organisation-not-approved' }
    const feedId = newId(now)
    await tx
      .insertInto('feeds')
      .values({
        ...request,
        id: feedId,
        placeId: lead.placeId,
        mapping: JSON.stringify(request.mapping),
        defaults: JSON.stringify(request.defaults),
        // A file is read once, by hand.
        everyHours: file ? null : request.everyHours,
        nextReadAt:
          file || request.everyHours === null ? null : new Date(now.getTime() + request.everyHours * 3_600_000),
        file: file?.bytes ?? null,
        fileName: file?.name ?? null,
        setUpBy: lead.personId,
        createdAt: now,
      })
      .execute()
    await audit(
      tx,
      {
        actorId: lead.personId,
        action: 'feed.set-up',
        subjectType: 'feed',
        subjectId: feedId,
        placeId: lead.placeId,
        detail: { kind: request.kind, organisationId: request.organisationId },
      },
      now,
    )
    return { ok: true, feedId }
  })
}
