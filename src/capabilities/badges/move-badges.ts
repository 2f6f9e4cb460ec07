import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

interface Owners {
  from: string
  to: string
}

/**
 * Gives all badges of one organisation to another, which may give and change them from then on. What was given stays as it was
 * signed, by whom it was. In the transaction of the caller, which says why.
 */
export async function moveBadges({ from, to }: Owners, powers: { tx: Tx; now: Date }): Promise<void> {
  const { tx, now } = powers
  const moved = await tx
    .updateTable('badges')
    .set({ organisationId: to, formerOrganisationId: from, updatedAt: now })
    .where('organisationId', '=', from)
    .returning('id')
    .execute()
  await moveOwnership({ from, to, badgeIds: moved.map(({ id }) => id) }, powers)
}

/** Gives back what `moveBadges` gave. */
export async function returnBadges({ from, to }: Owners, powers: { tx: Tx; now: Date }): Promise<void> {
  const { tx, now } = powers
  const moved = await tx
    .updateTable('badges')
    .set({ organisationId: to, formerOrganisationId: null, updatedAt: now })
    .where('organisationId', '=', from)
    .where('formerOrganisationId', '=', to)
    .returning('id')
    .execute()
  await moveOwnership({ from, to, badgeIds: moved.map(({ id }) => id) }, powers)
}

/** The former owner stays among those who gave the badge, and gives it no more. */
async function moveOwnership(
  { from, to, badgeIds }: Owners & { badgeIds: string[] },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await sql`update badge_issuers set state = 'ended'
    where organisation_id = ${from} and badge_id = any(${badgeIds}::uuid[])`.execute(tx)
  await sql`
    insert into badge_issuers (badge_id, organisation_id, place_id, state, asked_at)
    select id, ${to}, place_id, 'owner', ${now} from badges where id = any(${badgeIds}::uuid[])
    on conflict (badge_id, organisation_id) do update set state = 'owner'`.execute(tx)
}
