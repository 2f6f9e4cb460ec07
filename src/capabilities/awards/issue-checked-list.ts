import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { runAsked } from './award-jobs.ts'
import type { PlacedLine } from './award-line.ts'
import type { AwardList } from './award-list.ts'
import { deleteListsBefore, lockList, markAwarded } from './award-list-store.ts'
import type { BadgeRefusal } from './award-rules.ts'
import { type CheckedList, checkAwardList, listGivenTo } from './check-award-list.ts'
import { issueRunPart } from './issue-award-run.ts'
import { noteRun } from './start-award-run.ts'
import { earnedOnIn, evidenceIn, languageIn, openIn } from './understand-list-rules.ts'

export type CheckedListRefusal = BadgeRefusal | 'list-not-found' | 'lines-to-mend' | 'nobody-is-ready'

export type CheckedListOutcome = { ok: true; runId: string } | { ok: false; refusal: CheckedListRefusal }

/** The most awards that are signed within the request; a longer list is signed by a job with a progress page. */
const mostAtOnce = 200

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/**
 * Awards a list as it was shown and confirmed, as a run that has the list's id. Pressed twice, it awards once and says the
 * same.
 */
export function issueCheckedList({ listId }: { listId: string }, context: Context): Promise<CheckedListOutcome> {
  const { database, queue, issuer, now } = context
  return database.transaction().execute(async (tx): Promise<CheckedListOutcome> => {
    const list = await lockList(tx, { id: listId, organisationId: issuer.organisationId })
    if (!list) return { ok: false, refusal: 'list-not-found' }
    if (list.awardedAt) return { ok: true, runId: listId }
    // Two lists of one register or rule are confirmed one after the other: the second finds whom the first was given to.
    const sourceId = list.registerId ?? list.earningRuleId
    if (sourceId) await sql`select pg_advisory_xact_lock(hashtextextended(${sourceId}, 0))`.execute(tx)
    const checked = await checkAwardList(list, { database: tx, now })
    if (openIn(checked).length > 0) return { ok: false, refusal: 'lines-to-mend' }
    const lines = linesOf(list, checked)
    if (lines.length === 0) return { ok: false, refusal: 'nobody-is-ready' }
    const { badgeId, opportunityId, notify, fileName, registerId, earningRuleId } = list
    const noted = await noteRun(
      {
        ...{ badgeId, ...(opportunityId && { opportunityId }), notify, fileName, registerId, earningRuleId },
        ...{ requestId: listId, lines },
      },
      { tx, issuer, now },
    )
    if (!noted.ok) return noted
    if (lines.length > mostAtOnce) await queue.enqueue(tx, runAsked, [{ runId: listId }])
    else await issueRunPart({ runId: listId }, { ...context, tx })
    await markAwarded(tx, listId, now)
    return { ok: true, runId: listId }
  })
}

function linesOf(list: AwardList, checked: CheckedList): PlacedLine[] {
  return listGivenTo(checked).map(({ line, name, email, extras }) => {
    const earnedOn = earnedOnIn(extras)
    return {
      position: line,
      recipient: { ...(name && { name }), ...(email && { email }), language: languageIn(extras) ?? list.locale },
      evidence: [...list.evidence, ...evidenceIn(extras)],
      ...(extras.note && { note: extras.note }),
      ...(earnedOn && { earnedOn }),
    }
  })
}

const keptDays = 7

/** Names and addresses of lists that nobody came back to. */
export async function removeOldLists({ database, now }: { database: Services['database']; now: Date }): Promise<void> {
  await deleteListsBefore(database, new Date(now.getTime() - keptDays * 86_400_000))
}
