import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { awardMailKey } from './award.ts'

/** How many awards of an organisation are not kept because their mail did not reach the recipient. */
export async function countRefusedMails(organisationId: string, { database }: Reading): Promise<number> {
  const { count } = await database
    .selectFrom('awards')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('id', 'in', refusedAwardIds(organisationId))
    .where('claimedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Begins with the few mails that did not arrive, however many awards there are. */
export function refusedAwardIds(organisationId: string) {
  return sql<string>`(select right(about, 36)::uuid from delivery_states
    where organisation_id = ${organisationId} and state in ('bounced', 'interrupted', 'complained')
      and starts_with(about, ${awardMailKey('')}))`
}
