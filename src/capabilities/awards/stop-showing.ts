import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/** What stood in public of one person's badges. */
export interface ShownAwards {
  listed: string[]
  named: string[]
}

/** Nothing of a person is public any more: no list has their badges, and no page their name. Says what was, to bring it back. */
export async function stopShowing({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<ShownAwards> {
  const { rows } = await sql<{ id: string; isListed: boolean; isNamed: boolean }>`
    select awards.id, visibility = 'public' as is_listed, name_shown as is_named from awards
    where recipient_id in (select id from recipients where person_id = ${personId})
      and (visibility = 'public' or name_shown)
    order by awards.id for update`.execute(tx)
  await sql`
    update awards set visibility = 'private', name_shown = false
    where id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx)
  return {
    listed: rows.filter((row) => row.isListed).map((row) => row.id),
    named: rows.filter((row) => row.isNamed).map((row) => row.id),
  }
}

/** Shows again what was hidden, as it was. */
export async function showAgain(
  { personId, listed, named }: ShownAwards & { personId: string },
  { tx }: { tx: Tx },
): Promise<void> {
  const theirs = sql`recipient_id in (select id from recipients where person_id = ${personId})`
  await sql`
    update awards set visibility = case when id = any(${listed}::uuid[]) then 'public' else visibility end,
      name_shown = name_shown or id = any(${named}::uuid[])
    where id = any(${[...listed, ...named]}::uuid[]) and ${theirs}`.execute(tx)
}

/** The same for a badge that is kept by its card: `undefined` where it is not. */
export async function stopShowingCard(
  { awardId }: { awardId: string },
  { tx }: { tx: Tx },
): Promise<{ wasNamed: boolean } | undefined> {
  const { rows } = await sql<{ wasNamed: boolean }>`
    with held as (select id, name_shown from awards where id = ${awardId} and kept_by_card and revoked_at is null for update)
    update awards set name_shown = false from held where awards.id = held.id returning held.name_shown as was_named`.execute(
    tx,
  )
  return rows[0]
}

/** Shows the name again that the card's page showed. */
export async function showCardAgain({ awardId }: { awardId: string }, { tx }: { tx: Tx }): Promise<void> {
  await sql`
    update awards set name_shown = true where id = ${awardId} and kept_by_card and card_name is not null`.execute(tx)
}
