import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { CorrectAwardRefusal } from './correct-award.ts'

export interface AwardCorrection {
  id: string
  /** What is to stand on the award; nothing once it was refused. */
  name: string | null
  email: string | null
  signFrom: Date
  /** It is still to be signed, and can be taken back. */
  isWaiting: boolean
  /** Why it could not be signed in the end. */
  refusal: CorrectAwardRefusal | null
}

/** The latest correction of an award, where it waits to be signed or could not be. */
export async function findCorrection(awardId: string, { database }: Reading): Promise<AwardCorrection | undefined> {
  const latest = await database
    .selectFrom('awardCorrections')
    .select(['id', 'name', 'email', 'signFrom', 'refusal', 'signedAt', 'undoneAt'])
    .where('awardId', '=', awardId)
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest || latest.signedAt || latest.undoneAt) return undefined
  const { id, name, email, signFrom } = latest
  return {
    id,
    name,
    email,
    signFrom,
    isWaiting: latest.refusal === null,
    refusal: latest.refusal as CorrectAwardRefusal | null,
  }
}

export interface RefusedCorrection {
  awardId: string
  badgeName: string
  badgeNameCy: string | null
  refusedAt: Date
}

/** Corrections of an organisation that could not be signed in the end, oldest first, until they are put aside or asked for anew. */
export async function listRefusedCorrections(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<RefusedCorrection[]> {
  const { rows } = await sql<RefusedCorrection>`
    select award_id, badge_versions.name as badge_name, badge_versions.name_cy as badge_name_cy, refused_at
    from award_corrections as refused
      join awards on awards.id = award_id and revoked_at is null
      join badge_versions on badge_versions.id = badge_version_id
    where refused.organisation_id = ${organisationId} and refused_at is not null and undone_at is null
      and not exists (select from award_corrections as later
        where later.award_id = refused.award_id and later.asked_at > refused.asked_at and later.undone_at is null)
    order by refused_at limit ${limit}`.execute(database)
  return rows
}
