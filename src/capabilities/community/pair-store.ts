import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Pair, PairPerson, PairWords } from './pair.ts'
import { keptTopics } from './pair-rules.ts'

const most = 500

/** Those who lead a place of the programme, each with one of their places. */
export const selectPairPeople = (reader: Reader) =>
  reader
    .selectFrom('placeLeads')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .innerJoin('placements', 'placements.placeId', 'placeLeads.placeId')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .distinctOn('placeLeads.personId')
    .select(['placeLeads.personId', 'people.name', 'places.name as placeName', 'places.nameCy as placeNameCy'])
    .where('places.closedAt', 'is', null)
    .orderBy('placeLeads.personId')
    .orderBy('places.name')
    .limit(most)
    .$castTo<PairPerson>()

/** What these people need and offer; of one who said nothing, nothing. */
export async function selectPairWords(reader: Reader, personIds: string[]): Promise<Map<string, PairWords>> {
  const rows =
    personIds.length === 0
      ? []
      : await reader
          .selectFrom('pairWords')
          .select(['personId', 'side', 'topic'])
          .where('personId', 'in', personIds)
          .orderBy('personId')
          .orderBy('side')
          .orderBy('topic')
          .execute()
  const of = (personId: string, side: string) =>
    keptTopics(rows.filter((row) => row.personId === personId && row.side === side).map(({ topic }) => topic))
  return new Map(personIds.map((id) => [id, { needs: of(id, 'need'), offers: of(id, 'offer') }]))
}

export const selectPairs = (reader: Reader) =>
  reader
    .selectFrom('pairs')
    .select(['pairs.id', 'oneId', 'otherId', 'askedBy', 'pairs.state', 'madeAt', 'pairedAt', 'endedAt'])
    .$castTo<Pair>()

/** Two people in the one order in which a pair has them. */
export const inOrder = (left: string, right: string) =>
  left < right ? { oneId: left, otherId: right } : { oneId: right, otherId: left }

/** Both held until the transaction ends, in one order: what is counted of their pairs stays true. */
export async function lockPeopleOfPair(tx: Tx, personIds: string[]): Promise<void> {
  await tx.selectFrom('people').select('id').where('id', 'in', personIds).orderBy('id').forNoKeyUpdate().execute()
}

/** The pair of these two that is asked for or goes on. */
export const findOpenPair = (tx: Tx, both: { oneId: string; otherId: string }): Promise<Pair | undefined> =>
  selectPairs(tx)
    .where('oneId', '=', both.oneId)
    .where('otherId', '=', both.otherId)
    .where('pairs.state', '<>', 'ended')
    .executeTakeFirst()

export async function countOpenPairs(tx: Tx, personId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('pairs')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where((where) => where.or([where('oneId', '=', personId), where('otherId', '=', personId)]))
    .where('state', '<>', 'ended')
    .executeTakeFirstOrThrow()
  return count
}

/** Into the audit log as what one person does for themselves: in no log that people read. */
export const pairEntry = (pairId: string, action: string, actorId: string | undefined) => ({
  ...{ actorId, action: `person.pair-${action}`, subjectType: 'pair', subjectId: pairId },
})
