import { sql } from 'kysely'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { leavingStateOf, minutesBeforeInviting } from './leaving-rules.ts'
import { lockLeaving, noteLeaving } from './leaving-store.ts'

export type ConfirmLeavingOutcome =
  | { ok: true }
  | { ok: false; refusal: 'leaving-not-found' | 'not-a-draft' | 'date-is-past' | 'nobody-is-left' | 'leave-elsewhere' }

/** Announces a leaving: ten minutes later its people are invited to add another address. */
export function confirmLeaving(
  { leavingId }: { leavingId: string },
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<ConfirmLeavingOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<ConfirmLeavingOutcome> => {
    // One after the other for an organisation: nobody leaves with two groups.
    await sql`select pg_advisory_xact_lock(7239121, hashtext(${organisationId}))`.execute(tx)
    const leaving = await lockLeaving(tx, { leavingId, organisationId })
    if (!leaving) return { ok: false, refusal: 'leaving-not-found' }
    if (leavingStateOf(leaving, now) !== 'draft') return { ok: false, refusal: 'not-a-draft' }
    if (leaving.fallsAt <= now) return { ok: false, refusal: 'date-is-past' }
    const { rows } = await sql<{ people: number; elsewhere: number }>`
      select count(*) as people, count(*) filter (where exists (
        select from leavers as other join leavings on leavings.id = other.leaving_id
        where other.recipient_id = leavers.recipient_id and other.organisation_id = ${organisationId}
          and other.left_out_at is null and confirmed_at is not null and called_off_at is null)) as elsewhere
      from leavers where leaving_id = ${leavingId} and left_out_at is null`.execute(tx)
    if (!rows[0]?.people) return { ok: false, refusal: 'nobody-is-left' }
    if (rows[0].elsewhere > 0) return { ok: false, refusal: 'leave-elsewhere' }
    const inviteFrom = new Date(now.getTime() + minutesBeforeInviting * 60_000)
    await tx.updateTable('leavings').set({ confirmedAt: now, inviteFrom }).where('id', '=', leavingId).execute()
    await noteLeaving(
      tx,
      { leavingId, actorId: personId, action: 'leaving.announced', detail: { people: rows[0].people } },
      now,
    )
    return { ok: true }
  })
}
