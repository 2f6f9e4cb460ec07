import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Guardian, GuardianProof } from './guardian.ts'
import { guardianStateOf, handoversSince } from './guardian-rules.ts'

interface Asked {
  guardianId?: string
  childId?: string
  deskCode?: string
  /** Verified by a person of this organisation. */
  organisationId?: string
  limit: number
}

/** Guardians with a child each, by the child's name. */
export async function selectGuardians(reader: Reader, asked: Asked, now: Date): Promise<Guardian[]> {
  let query = reader
    .selectFrom('guardianships')
    .innerJoin('people as child', 'child.id', 'guardianships.childId')
    .leftJoin('organisations', 'organisations.id', 'guardianships.organisationId')
    .leftJoin('handovers', (join) =>
      join.onRef('handovers.childId', '=', 'guardianships.childId').on('handovers.askedAt', '>=', handoversSince(now)),
    )
    .select(['guardianships.guardianId', 'guardianships.childId', 'child.name as childName', 'placeId', 'deskCode'])
    .select(['verifiedAt', 'verifiedBy', 'revokedAt', 'revocationReason', 'organisations.name as organisationName'])
    .select(['handovers.email', 'handovers.askedAt'])
    .orderBy(sql`lower(child.name)`)
    .orderBy('guardianships.childId')
    .limit(asked.limit)
  if (asked.guardianId) query = query.where('guardianId', '=', asked.guardianId)
  if (asked.childId) query = query.where('guardianships.childId', '=', asked.childId)
  if (asked.deskCode) query = query.where('deskCode', '=', asked.deskCode)
  if (asked.organisationId) query = query.where('organisationId', '=', asked.organisationId)
  const rows = await query.execute()
  return rows.map(({ verifiedAt, verifiedBy, revokedAt, email, askedAt, ...row }) => ({
    ...row,
    verifiedBy: verifiedBy as GuardianProof | null,
    state: guardianStateOf({ verifiedAt, revokedAt }),
    handover: email !== null && askedAt !== null ? { email, askedAt } : null,
  }))
}

/** One guardian and child, held until the transaction ends: verifying, revoking and handing over wait here. */
export async function lockGuardian(
  tx: Tx,
  { childId, guardianId }: { childId: string; guardianId?: string },
  now: Date,
): Promise<Guardian | undefined> {
  let query = tx.selectFrom('guardianships').select('childId').where('childId', '=', childId).forUpdate()
  if (guardianId) query = query.where('guardianId', '=', guardianId)
  if (!(await query.executeTakeFirst())) return undefined
  const [found] = await selectGuardians(tx, { childId, limit: 1 }, now)
  return found
}
