import type { Reading } from '#infrastructure/database/database.ts'
import type { PairState, PairWords } from './pair.ts'
import { selectPairs, selectPairWords } from './pair-store.ts'

export interface OwnPairs extends PairWords {
  pairs: { with: string; askedByYou: boolean; state: PairState; madeAt: Date; endedAt: Date | null }[]
}

/** What a person needs and offers and their pairs, for the file of all that is kept of them: also where they lead no more. */
export async function listOwnPairs({ personId }: { personId: string }, { database }: Reading): Promise<OwnPairs> {
  const words = (await selectPairWords(database, [personId])).get(personId)
  const pairs = await selectPairs(database)
    .innerJoin('people', (join) =>
      join.on((on) =>
        on.and([
          on('people.id', '<>', personId),
          on.or([on('people.id', '=', on.ref('pairs.oneId')), on('people.id', '=', on.ref('pairs.otherId'))]),
        ]),
      ),
    )
    .select('people.name')
    .where((where) => where.or([where('oneId', '=', personId), where('otherId', '=', personId)]))
    .orderBy('madeAt', 'desc')
    .orderBy('pairs.id')
    .limit(300)
    .execute()
  return {
    ...(words ?? { needs: [], offers: [] }),
    pairs: pairs.map(({ name, askedBy, state, madeAt, endedAt }) => ({
      ...{ with: name, askedByYou: askedBy === personId, state, madeAt, endedAt },
    })),
  }
}
