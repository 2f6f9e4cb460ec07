import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { EarningRule } from './earning-rule.ts'
import { selectEarningRules } from './earning-store.ts'

interface Asked {
  organisationId: string
  /** Only those that propose people now. */
  waiting?: boolean
  after?: Cursor
  limit: number
}

/** The rules of an organisation, newest first. */
export async function listRulesOfOrganisation(
  { organisationId, waiting = false, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<EarningRule>> {
  let query = selectEarningRules(database)
    .where('earningRules.organisationId', '=', organisationId)
    .orderBy('earningRules.madeAt', 'desc')
    .orderBy('earningRules.id', 'desc')
    .limit(limit + 1)
  if (waiting) query = query.where('waiting', '>', 0).where('stoppedAt', 'is', null)
  if (after)
    query = query.where(sql<boolean>`(earning_rules.made_at, earning_rules.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.madeAt, id: row.id }))
}
