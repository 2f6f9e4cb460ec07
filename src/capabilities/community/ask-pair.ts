import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { pairMoved } from './community-jobs.ts'
import { mostPairs } from './pair.ts'
import { countOpenPairs, findOpenPair, inOrder, lockPeopleOfPair, pairEntry, selectPairPeople } from './pair-store.ts'

export type AskPairOutcome =
  | { ok: true }
  | { ok: false; refusal: 'lead-not-found' | 'too-many-pairs' | 'other-has-many-pairs' }

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Asks another who leads a place to be a pair. Where the other has asked already, this agrees. */
export function askPair(
  { personId }: { personId: string },
  { database, queue, lead, now }: Context,
): Promise<AskPairOutcome> {
  return database.transaction().execute(async (tx): Promise<AskPairOutcome> => {
    const own = needed(lead.personId, 'a person')
    if (own === personId) return { ok: false, refusal: 'lead-not-found' }
    await lockPeopleOfPair(tx, [own, personId])
    const people = await selectPairPeople(tx).where('placeLeads.personId', 'in', [own, personId]).execute()
    if (people.length < 2) return { ok: false, refusal: 'lead-not-found' }
    const both = inOrder(own, personId)
    const open = await findOpenPair(tx, both)
    if (open) {
      if (open.state === 'paired' || open.askedBy === own) return { ok: true }
      await tx.updateTable('pairs').set({ state: 'paired', pairedAt: now }).where('id', '=', open.id).execute()
      await queue.enqueue(tx, pairMoved, [{ pairId: open.id, to: personId, news: 'agreed' }])
      await audit(tx, pairEntry(open.id, 'agreed', own), now)
      return { ok: true }
    }
    if ((await countOpenPairs(tx, own)) >= mostPairs) return { ok: false, refusal: 'too-many-pairs' }
    if ((await countOpenPairs(tx, personId)) >= mostPairs) return { ok: false, refusal: 'other-has-many-pairs' }
    const id = newId(now)
    await tx
      .insertInto('pairs')
      .values({ id, ...both, askedBy: own, state: 'asked', madeAt: now })
      .execute()
    await queue.enqueue(tx, pairMoved, [{ pairId: id, to: personId, news: 'asked' }])
    await audit(tx, pairEntry(id, 'asked', own), now)
    return { ok: true }
  })
}
