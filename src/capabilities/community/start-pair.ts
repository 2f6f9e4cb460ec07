import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { pairMoved } from './community-jobs.ts'
import { findOpenPair, inOrder, lockPeopleOfPair, pairEntry, selectPairPeople } from './pair-store.ts'

export type StartPairOutcome = { ok: true } | { ok: false; refusal: 'lead-not-found' | 'is-the-same' }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Makes a pair of two who lead places, in the name of the programme team: either can end it. */
export function startPair(
  { one, other }: { one: string; other: string },
  { database, queue, team, now }: Context,
): Promise<StartPairOutcome> {
  return database.transaction().execute(async (tx): Promise<StartPairOutcome> => {
    if (one === other) return { ok: false, refusal: 'is-the-same' }
    await lockPeopleOfPair(tx, [one, other])
    const people = await selectPairPeople(tx).where('placeLeads.personId', 'in', [one, other]).execute()
    if (people.length < 2) return { ok: false, refusal: 'lead-not-found' }
    const both = inOrder(one, other)
    const open = await findOpenPair(tx, both)
    // Pressed twice, it is made once.
    if (open?.state === 'paired') return { ok: true }
    const paired = { state: 'paired', pairedAt: now }
    const { id } = open
      ? await tx.updateTable('pairs').set(paired).where('id', '=', open.id).returning('id').executeTakeFirstOrThrow()
      : await tx
          .insertInto('pairs')
          .values({ id: newId(now), ...both, ...paired, askedBy: null, madeAt: now })
          .returning('id')
          .executeTakeFirstOrThrow()
    await queue.enqueue(
      tx,
      pairMoved,
      [one, other].map((to) => ({ pairId: id, to, news: 'made' as const })),
    )
    await audit(tx, pairEntry(id, 'made', team.personId), now)
    return { ok: true }
  })
}
