import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'

export interface VerifiedGuardian {
  childId: string
  childName: string
  guardianName: string
  guardianEmail: string
  verifiedAt: Date
  /** Who of the organisation said so; null where they have no account any more. */
  memberName: string | null
}

/** Guardians whom persons of this organisation have verified, the latest first. */
export async function listGuardiansVerified(
  { organisationId, after, limit }: { organisationId: string; after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<VerifiedGuardian>> {
  let query = database
    .selectFrom('guardianships')
    .innerJoin('people as child', 'child.id', 'guardianships.childId')
    .innerJoin('people as guardian', 'guardian.id', 'guardianships.guardianId')
    .leftJoin('people as member', 'member.id', 'guardianships.memberId')
    .select(['guardianships.childId', 'child.name as childName', 'guardian.name as guardianName'])
    .select(['guardian.email as guardianEmail', 'guardianships.verifiedAt', 'member.name as memberName'])
    .where('organisationId', '=', organisationId)
    .where('revokedAt', 'is', null)
    .where('verifiedAt', 'is not', null)
    .where('guardian.email', 'is not', null)
    .$narrowType<{ guardianEmail: string; verifiedAt: Date }>()
    .orderBy('verifiedAt', 'desc')
    .orderBy('guardianships.childId', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(verified_at, guardianships.child_id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.verifiedAt, id: row.childId }))
}
