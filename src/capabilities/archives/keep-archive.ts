import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { ArchivedBadge, ArchivedIssuer, ArchivedList } from './archive.ts'
import { deleteBadgesBefore, upsertArchive, upsertBadges, upsertIssuer, upsertLists } from './archive-store.ts'

const badgesAtOnce = 500

interface Request {
  origin: string
  exportedAt: Date
  issuers: ArchivedIssuer[]
  lists: ArchivedList[]
  badges: AsyncIterable<ArchivedBadge>
  /** Whether each line of it can be used: then what is missing was erased there, and goes here, too. */
  isWhole: boolean
}

/**
 * Keeps what another installation signed for a place, so that it is checked here when that one is gone. Done again, with the
 * same or with a later export, it adds what is new, takes over the later lists, and removes what is there no more.
 */
export async function keepArchive(
  { origin, exportedAt, issuers, lists, badges, isWhole }: Request,
  { database, lead, now }: Pick<Services, 'database'> & { lead: CityLead; now: Date },
): Promise<{ added: number; removed: number }> {
  const { placeId, personId: actorId } = lead
  const archiveId = await database.transaction().execute(async (tx) => {
    const id = await upsertArchive(tx, { placeId, origin, exportedAt, keptAt: now })
    for (const issuer of issuers) await upsertIssuer(tx, id, issuer)
    await upsertLists(tx, id, lists)
    const entry = { actorId, action: 'archive.kept', subjectType: 'place', subjectId: placeId, placeId }
    await audit(tx, { ...entry, detail: { origin, exportedAt: exportedAt.toISOString() } }, now)
    return id
  })
  let added = 0
  let batch: ArchivedBadge[] = []
  const write = async () => {
    added += await database.transaction().execute((tx) => upsertBadges(tx, { archiveId, badges: batch, keptAt: now }))
    batch = []
  }
  for await (const badge of badges) {
    batch.push(badge)
    if (batch.length === badgesAtOnce) await write()
  }
  if (batch.length > 0) await write()
  if (!isWhole) return { added, removed: 0 }
  const removed = await database.transaction().execute((tx) => deleteBadgesBefore(tx, { archiveId, keptAt: now }))
  return { added, removed }
}
