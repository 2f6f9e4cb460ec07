import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { awardMailKey } from './award.ts'

export interface RefusedMail {
  refusedAt: Date
  /** What the recipient's server said, without the address; empty where our own server stopped while it was sending. */
  reason: string
}

/** Why the mail that should have brought an award did not arrive, if it was refused for good. */
export async function findRefusedMail(awardId: string, { database }: Reading): Promise<RefusedMail | undefined> {
  return database
    .selectFrom('refusedMails')
    .select(['refusedAt', 'reason'])
    .where('key', '=', awardMailKey(awardId))
    .executeTakeFirst()
}

/** How many awards of an organisation are not kept because the recipient's mail server refused the notice. */
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

/** Begins with the few refused mails, however many awards there are. */
export function refusedAwardIds(organisationId: string) {
  return sql<string>`(select right(key, 36)::uuid from refused_mails
    where organisation_id = ${organisationId} and starts_with(key, ${awardMailKey('')}))`
}
