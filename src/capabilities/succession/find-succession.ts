import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type PublicSuccession, publicSuccession } from './public-succession.ts'
import type { Succession, SuccessionSigner } from './succession.ts'
import { selectSuccessions } from './succession-store.ts'

/** One succession, whatever became of it. */
export async function findSuccession({ id }: { id: string }, { database }: Reading): Promise<Succession | undefined> {
  return (await selectSuccessions(database, sql`successions.id = ${id}`, { limit: 1 }))[0]
}

/** The same as everybody may see it; nothing before it took effect. */
export async function findPublicSuccession(
  which: { id: string },
  powers: Reading,
): Promise<PublicSuccession | undefined> {
  const found = await findSuccession(which, powers)
  return found && publicSuccession(found)
}

/** Who answers for the badges of an organisation that has closed; nothing while it does so itself. */
export async function findAnswering(
  organisation: { id: string } | { slug: string },
  { database }: Reading,
): Promise<PublicSuccession | undefined> {
  const whose =
    'id' in organisation ? sql`predecessor_id = ${organisation.id}` : sql`former.slug = ${organisation.slug}`
  const inForce = sql`${whose} and effective_at is not null and ended_at is null`
  const [found] = await selectSuccessions(database, inForce, { limit: 1 })
  return found && publicSuccession(found)
}

/** What one of the two signed; also where it was withdrawn since: its status list says so. */
export async function findSuccessionCredential(
  { id, signer }: { id: string; signer: SuccessionSigner },
  { database }: Reading,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('successionStatements')
    .select('credential')
    .where('successionId', '=', id)
    .where('signer', '=', signer)
    .executeTakeFirst()
  return found?.credential
}
