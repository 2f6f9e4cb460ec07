import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { RoleInvitation } from './role-invitation.ts'

const openInvitations = (reader: Reader) =>
  reader
    .selectFrom('roleInvitations')
    .select(['id', 'placeId', 'email', 'locale', 'invitedAt'])
    .where('endedAt', 'is', null)
    .$castTo<RoleInvitation>()

export const selectRoleInvitation = (reader: Reader, id: string) =>
  openInvitations(reader).where('id', '=', id).executeTakeFirst()

/** Held until the transaction ends: accepting twice gives one role. */
export const lockRoleInvitation = (tx: Tx, id: string) =>
  openInvitations(tx).where('id', '=', id).forUpdate().executeTakeFirst()

export const selectRoleInvitations = (reader: Reader, placeId: string | null) =>
  openInvitations(reader)
    .where((where) => (placeId ? where('placeId', '=', placeId) : where('placeId', 'is', null)))
    .orderBy('invitedAt')
    .execute()

export async function endRoleInvitations(
  tx: Tx,
  { placeId, email, now }: { placeId: string | null; email: string; now: Date },
) {
  await tx
    .updateTable('roleInvitations')
    .set({ endedAt: now })
    .where((where) => (placeId ? where('placeId', '=', placeId) : where('placeId', 'is', null)))
    .where('email', '=', email)
    .where('endedAt', 'is', null)
    .execute()
}

export async function countRoleInvitations(
  tx: Tx,
  { placeId, since }: { placeId: string | null; since: Date },
): Promise<number> {
  const { count } = await tx
    .selectFrom('roleInvitations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where((where) => (placeId ? where('placeId', '=', placeId) : where('placeId', 'is', null)))
    .where('invitedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Who leads the place, held: two who take each other out wait for one another. */
export async function lockLeads(tx: Tx, placeId: string): Promise<{ all: string[]; staying: string[] }> {
  await tx.selectFrom('places').select('id').where('id', '=', placeId).forNoKeyUpdate().execute()
  const rows = await tx
    .selectFrom('placeLeads')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .select(['personId', 'erasingAt'])
    .where('placeId', '=', placeId)
    .execute()
  // Who is about to be erased leads nothing any more.
  const staying = rows.filter(({ erasingAt }) => erasingAt === null)
  return { all: rows.map(({ personId }) => personId), staying: staying.map(({ personId }) => personId) }
}
