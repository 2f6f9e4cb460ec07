import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { EvidencePiece } from './evidence-piece.ts'
import { selectPieces } from './evidence-store.ts'

/** What a learner has begun, sent and been answered, newest first. */
export function listOwnEvidence(
  { personId, limit }: { personId: string; limit: number },
  { database }: Reading,
): Promise<EvidencePiece[]> {
  return selectPieces(database).where('personId', '=', personId).orderBy('changedAt', 'desc').limit(limit).execute()
}

export interface WaitingEvidence {
  id: string
  title: string
  sentAt: Date
  learnerName: string
  badgeName: string
  badgeNameCy: string | null
  assessorId: string | null
  assessorName: string | null
}

interface Asked {
  organisationId: string
  ids?: readonly string[]
  after?: Cursor
  limit: number
}

/** What waits for an organisation, the longest first. */
export async function listWaitingEvidence(
  { organisationId, ids, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<WaitingEvidence>> {
  const { rows } = await sql<WaitingEvidence>`
    select piece.id, title, sent_at, learner.name as learner_name, version.name as badge_name,
      version.name_cy as badge_name_cy, assessor_id, assessor.name as assessor_name
    from evidence_pieces as piece
      join people as learner on learner.id = piece.person_id
      join badges on badges.id = piece.badge_id
      join badge_versions as version on version.id = badges.current_version_id
      left join people as assessor on assessor.id = piece.assessor_id
    where piece.organisation_id = ${organisationId} and state = 'sent'
      ${ids ? sql`and piece.id = any(${[...ids]}::uuid[])` : sql``}
      ${after ? sql`and (sent_at, piece.id) > (${after.at}, ${after.id}::uuid)` : sql``}
    order by sent_at, piece.id limit ${limit + 1}`.execute(database)
  return pageOf(rows, limit, (row) => ({ at: row.sentAt, id: row.id }))
}

export async function countWaitingEvidence(
  organisationId: string,
  { database }: Reading,
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*) as count, min(sent_at) as since from evidence_pieces
    where organisation_id = ${organisationId} and state = 'sent'`.execute(database)
  const [found] = rows
  return found ? { count: Number(found.count), since: found.since } : { count: 0, since: null }
}
