import type { CityLead } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { itemMoved } from './community-jobs.ts'
import { stateAfterReport } from './item-rules.ts'
import { longestReport, mostOpenReports } from './library-item.ts'
import { lockItem, noteItem } from './library-store.ts'

export type ReportItemOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'item-not-found' | 'is-ones-own' | 'words-are-missing' | 'too-long' | 'said-already' | 'too-many-open'
    }

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/**
 * Tells the programme team what is wrong with something shared. It is hidden until the team has looked at it; what the
 * team has looked at before stays, and who has three reports waiting waits for the team, so that nobody hides all. Who reported it is the team's to know, not the place's.
 */
export function reportItem(
  { itemId, said }: { itemId: string; said: string },
  { database, queue, lead, now }: Context,
): Promise<ReportItemOutcome> {
  return database.transaction().execute(async (tx): Promise<ReportItemOutcome> => {
    const text = said.trim()
    if (!text) return { ok: false, refusal: 'words-are-missing' }
    if (text.length > longestReport) return { ok: false, refusal: 'too-long' }
    const item = await lockItem(tx, itemId)
    if (item?.placeId === lead.placeId) return { ok: false, refusal: 'is-ones-own' }
    // Two who report at once both count: the second finds it hidden by the first.
    if (item?.state !== 'shared' && item?.state !== 'hidden') return { ok: false, refusal: 'item-not-found' }
    const personId = needed(lead.personId, 'a person')
    if (await hasManyOpen(tx, { personId, itemId })) return { ok: false, refusal: 'too-many-open' }
    const reported = await tx
      .insertInto('libraryReports')
      .values({ itemId, personId, said: text, reportedAt: now })
      .onConflict((conflict) =>
        conflict
          .columns(['itemId', 'personId'])
          .doUpdateSet({ said: text, reportedAt: now, settledAt: null })
          .where('libraryReports.settledAt', 'is not', null),
      )
      .returning('itemId')
      .executeTakeFirst()
    if (!reported) return { ok: false, refusal: 'said-already' }
    const state = stateAfterReport(item)
    if (state !== item.state) {
      await tx.updateTable('libraryItems').set({ state }).where('id', '=', itemId).execute()
      await queue.enqueue(tx, itemMoved, [{ itemId, news: 'hidden', at: now.toISOString() }])
    }
    // In nobody's log by name: a place would read there who reported it.
    await noteItem(tx, { item, action: 'reported', actorId: undefined }, now)
    return { ok: true }
  })
}

/** Whether the team has not decided on as many reports of this person as may wait. Two at once wait for each other. */
async function hasManyOpen(tx: Tx, { personId, itemId }: { personId: string; itemId: string }): Promise<boolean> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  const { count } = await tx
    .selectFrom('libraryReports')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('settledAt', 'is', null)
    // What they reported already is answered so, and counts once.
    .where('itemId', '<>', itemId)
    .executeTakeFirstOrThrow()
  return count >= mostOpenReports
}
