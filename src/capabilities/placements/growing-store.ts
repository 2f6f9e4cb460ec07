import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { AttributeView, GrowthMonth, GrowthRound } from './growing.ts'
import { keptViews } from './growing-rules.ts'

/** Of those who lead their place still: what others wrote stays with them, and is read by nobody. */
export const selectRounds = (reader: Reader) =>
  reader
    .selectFrom('growthRounds')
    .innerJoin('placements', 'placements.id', 'growthRounds.placementId')
    .innerJoin('placeLeads', (join) =>
      join
        .onRef('placeLeads.placeId', '=', 'placements.placeId')
        .onRef('placeLeads.personId', '=', 'growthRounds.personId'),
    )
    .innerJoin('people as own', 'own.id', 'growthRounds.personId')
    .leftJoin('people as peer', 'peer.id', 'growthRounds.peerId')
    .select(['growthRounds.id', 'growthRounds.placementId', 'placements.placeId', 'growthRounds.personId', 'own.name'])
    .select(['month', 'peerId', 'peer.name as peerName', 'askedAt', 'sharedAt'])
    .$castTo<GrowthRound>()

export type Side = 'own' | 'peer'

/** What one side said, in the order of the attributes. */
export async function selectViews(
  reader: Reader,
  { roundId, side }: { roundId: string; side: Side },
): Promise<AttributeView[]> {
  const views = await reader
    .selectFrom('growthWords')
    .select(['attribute', 'said', 'wantsHelp'])
    .where('roundId', '=', roundId)
    .where('side', '=', side)
    .orderBy('attribute')
    .$castTo<AttributeView>()
    .execute()
  return keptViews(views)
}

/** Held until the transaction ends: who writes, asks and takes back waits for the others. */
export async function lockRound(tx: Tx, roundId: string): Promise<GrowthRound | undefined> {
  await tx.selectFrom('growthRounds').select('id').where('id', '=', roundId).forUpdate().execute()
  return selectRounds(tx).where('growthRounds.id', '=', roundId).executeTakeFirst()
}

/** The same by whose it is; begun where nothing is written yet. */
export async function lockOwnRound(
  tx: Tx,
  own: { placementId: string; personId: string; month: GrowthMonth },
  now: Date,
): Promise<GrowthRound | undefined> {
  await tx
    .insertInto('growthRounds')
    .values({ id: newId(now), ...own })
    .onConflict((conflict) => conflict.columns(['placementId', 'personId', 'month']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('growthRounds')
    .select('id')
    .where('placementId', '=', own.placementId)
    .where('personId', '=', own.personId)
    .where('month', '=', own.month)
    .executeTakeFirstOrThrow()
  return lockRound(tx, id)
}

/** Into the audit log as what one person does for themselves: in no log that people read. */
export const growthEntry = ({ id }: Pick<GrowthRound, 'id'>, action: string, actorId: string) => ({
  ...{ actorId, action: `person.growth-${action}`, subjectType: 'growth', subjectId: id },
})
