import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { listsOf } from './award-copy-store.ts'
import { awardsHeld } from './award-jobs.ts'
import { undoUntilOf } from './award-run-rules.ts'

/** Everybody who checks the badge reads it. */
export const longestReason = 1000

interface Chosen {
  awardIds: string[]
  organisationId: string
}

/** Awards of the organisation that are not withdrawn, held until the transaction ends; in one order, as withdrawing does. */
export function lockStanding(tx: Tx, { awardIds, organisationId }: Chosen) {
  return tx
    .selectFrom('awards')
    .select(['id', 'placeId', 'statusListId', 'suspendedAt'])
    .where('id', 'in', awardIds)
    .where('organisationId', '=', organisationId)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Whether the award at a place of an organisation's status list, or whose copy is there, is on hold and not withdrawn. */
export async function isOnHold(
  reader: Reader,
  { organisationSlug, number, index }: { organisationSlug: string; number: number; index: number },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with list as (
      select status_lists.id from status_lists join organisations on organisations.id = organisation_id
      where organisations.slug = ${organisationSlug} and number = ${number})
    select id from awards
    where suspended_at is not null and revoked_at is null and id in (
      select id from awards where status_list_id = (select id from list) and status_index = ${index}
      union all
      select award_id from award_copies
      where status_list_id = (select id from list) and status_index = ${index} and switched_off_at is null)`.execute(
    reader,
  )
  return rows.length > 0
}

interface Settled {
  awards: { id: string; placeId: string; statusListId: string; suspendedAt: Date | null }[]
  suspension: { suspendedAt: Date | null; suspendedBy: string | null; suspensionReason: string | null }
  action: 'award.suspended' | 'award.restored'
  reason: string
}

/** Puts awards on hold or takes them off, with a statement each for all of them; each list is signed anew once. */
export async function settleSuspension(
  { awards, suspension, action, reason }: Settled,
  { tx, queue, issuer, now }: Pick<Services, 'queue'> & { tx: Tx; issuer: Issuer; now: Date },
): Promise<void> {
  if (awards.length === 0) return
  const ids = awards.map((award) => award.id)
  await tx.updateTable('awards').set(suspension).where('id', 'in', ids).execute()
  await tx
    .updateTable('statusLists')
    .set({ suspensionCredential: null, suspensionSignedAt: null })
    .where('id', 'in', await listsOf(tx, awards))
    .execute()
  // Learners are told when it could be taken back no more: what is held for a minute by mistake is no news.
  const told = awards.map(({ id, suspendedAt }) => ({ awardId: id, since: (suspendedAt ?? now).toISOString() }))
  const isOver = action === 'award.restored'
  await queue.enqueue(tx, awardsHeld, inNotices(told, isOver), { startAfter: undoUntilOf(now) })
  const entry = { actorId: issuer.personId, action, subjectType: 'award', detail: { reason } }
  const entries = awards.map(({ id, placeId }) => ({ ...entry, subjectId: id, placeId }))
  await audit(tx, entries, now)
}

const awardsANotice = 50

function inNotices(awards: { awardId: string; since: string }[], isOver: boolean) {
  return Array.from({ length: Math.ceil(awards.length / awardsANotice) }, (_, turn) => ({
    awards: awards.slice(turn * awardsANotice, (turn + 1) * awardsANotice),
    isOver,
  }))
}
