import { sql } from 'kysely'
import { writeClaimCode } from '#capabilities/awards/claim-code.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { leaverCodeOf, leaverPinOf } from './leaver-code.ts'
import { hasAnother } from './leaving-store.ts'

export interface LeaverCard {
  awardId: string
  name: string
  letters: string
  pin: string
}

export type GiveLeaverCardsOutcome =
  | { ok: true; title: string; cards: LeaverCard[] }
  | { ok: false; refusal: 'leaving-not-found' | 'nobody-is-chosen' }

/** Cards for those of a leaving who have no other address, or for some of them: one for each, whatever they hold. */
export function giveLeaverCards(
  { leavingId, leaverIds }: { leavingId: string; leaverIds: string[] | undefined },
  {
    database,
    masterKey,
    manager,
    now,
  }: Pick<Services, 'database' | 'masterKey'> & {
    manager: OrganisationManager
    now: Date
  },
): Promise<GiveLeaverCardsOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<GiveLeaverCardsOutcome> => {
    const leaving = await tx
      .selectFrom('leavings')
      .select('title')
      .where('id', '=', leavingId)
      .where('organisationId', '=', organisationId)
      // A card of what was never announced, or was called off, opens nothing.
      .where('confirmedAt', 'is not', null)
      .where('calledOffAt', 'is', null)
      .executeTakeFirst()
    if (!leaving) return { ok: false, refusal: 'leaving-not-found' }
    const { rows } = await sql<{ id: string; name: string }>`
      select leavers.id, coalesce(recipients.name, leavers.email) as name
      from leavers join recipients on recipients.id = recipient_id
      where leaving_id = ${leavingId} and left_out_at is null and not ${hasAnother}
        and ${leaverIds ? sql`leavers.id = any(${leaverIds}::uuid[])` : sql`true`}
      order by 2, 1`.execute(tx)
    if (rows.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const entry = { actorId: personId, action: 'leaver.card-given', subjectType: 'leaver' }
    await audit(
      tx,
      rows.map(({ id }) => ({ ...entry, subjectId: id })),
      now,
    )
    const cards = rows.map(({ id, name }) => ({
      ...{ awardId: id, name, letters: writeClaimCode(leaverCodeOf(id, masterKey)) },
      pin: leaverPinOf(id, masterKey),
    }))
    return { ok: true, title: leaving.title, cards }
  })
}
