import { createHash } from 'node:crypto'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { EarningRule } from './earning-rule.ts'

interface Whose {
  id: string
  organisationId: string
}

/** With the names that a page needs. */
export const selectEarningRules = (reader: Reader) =>
  reader
    .selectFrom('earningRules')
    .innerJoin('badges', 'badges.id', 'earningRules.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .leftJoin('opportunities', 'opportunities.id', 'earningRules.opportunityId')
    .select(['earningRules.id', 'earningRules.organisationId', 'earningRules.badgeId', 'earningRules.kind', 'times'])
    .select(['badgeVersions.name as badgeName', 'badgeVersions.nameCy as badgeNameCy', 'earningRules.opportunityId'])
    .select(['opportunities.title as opportunityTitle', 'opportunities.titleCy as opportunityTitleCy', 'badgeIds'])
    .select(['countedFrom', 'proposesFrom', 'madeAt', 'stoppedAt', 'waiting', 'countedAt'])
    .$castTo<EarningRule>()

export const selectEarningRule = (reader: Reader, { id, organisationId }: Whose): Promise<EarningRule | undefined> =>
  selectEarningRules(reader)
    .where('earningRules.id', '=', id)
    .where('earningRules.organisationId', '=', organisationId)
    .executeTakeFirst()

/** Holds the rule until the transaction ends: lines are handed out by one at a time. */
export const lockEarningRule = (tx: Tx, { id, organisationId }: Whose): Promise<{ placeId: string } | undefined> =>
  tx
    .selectFrom('earningRules')
    .innerJoin('badges', 'badges.id', 'badgeId')
    .select('placeId')
    .where('earningRules.id', '=', id)
    .where('earningRules.organisationId', '=', organisationId)
    .forUpdate('earningRules')
    .executeTakeFirst()

export interface PlacedEarner {
  position: number
  isLeftOut: boolean
}

/** Hex, so that it can be the key of a map. */
export const earnerHash = (ruleId: string, key: string) =>
  createHash('sha256').update(`${ruleId}\n${key}`).digest('hex')

/** The lines that a rule has handed out, by `earnerHash`. */
export async function selectPlaced(reader: Reader, ruleId: string): Promise<Map<string, PlacedEarner>> {
  const rows = await reader
    .selectFrom('earningRulePeople')
    .select(['position', 'personHash', 'leftOutAt'])
    .where('ruleId', '=', ruleId)
    .execute()
  return new Map(
    rows.map(({ position, personHash, leftOutAt }) => [
      personHash.toString('hex'),
      { position, isLeftOut: leftOutAt !== null },
    ]),
  )
}

/** Gives each of these a line, where they have none yet; under the rule's lock. */
export async function placeEarners(tx: Tx, { ruleId, keys }: { ruleId: string; keys: string[] }) {
  const placed = await selectPlaced(tx, ruleId)
  const fresh = [...new Set(keys.map((key) => earnerHash(ruleId, key)))].filter((hash) => !placed.has(hash))
  const last = Math.max(0, ...[...placed.values()].map(({ position }) => position))
  if (fresh.length > 0)
    await tx
      .insertInto('earningRulePeople')
      .values(
        fresh.map((hash, index) => ({ ruleId, position: last + index + 1, personHash: Buffer.from(hash, 'hex') })),
      )
      .execute()
  return selectPlaced(tx, ruleId)
}
