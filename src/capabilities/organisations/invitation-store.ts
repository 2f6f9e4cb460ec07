import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { Invitation } from './invitation.ts'

const openInvitations = (reader: Reader) =>
  reader
    .selectFrom('organisationInvitations')
    .select(['id', 'organisationId', 'email', 'role', 'locale', 'invitedAt'])
    .where('endedAt', 'is', null)

const invitationOf = (row: Awaited<ReturnType<ReturnType<typeof openInvitations>['execute']>>[number]): Invitation => ({
  ...row,
  role: row.role === 'manager' ? 'manager' : 'issuer',
  locale: isLanguage(row.locale) ? row.locale : 'en',
})

export async function selectInvitation(reader: Reader, id: string): Promise<Invitation | undefined> {
  const row = await openInvitations(reader).where('id', '=', id).executeTakeFirst()
  return row && invitationOf(row)
}

/** Held until the transaction ends: accepting twice makes one member. */
export async function lockInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  const row = await openInvitations(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && invitationOf(row)
}

export async function selectInvitations(reader: Reader, organisationId: string): Promise<Invitation[]> {
  const rows = await openInvitations(reader).where('organisationId', '=', organisationId).orderBy('invitedAt').execute()
  return rows.map(invitationOf)
}

/** How many this organisation has sent since then, ended ones too. */
export async function countInvitationsSince(tx: Tx, organisationId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('organisationInvitations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('invitedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertInvitation(
  tx: Tx,
  { invitedBy, ...invitation }: Invitation & { invitedBy: string | null },
) {
  await tx
    .insertInto('organisationInvitations')
    .values({ ...invitation, invitedBy })
    .execute()
}

/** Ends whatever invitation this organisation has sent to the address. */
export async function endInvitationsTo(
  tx: Tx,
  { organisationId, email, now }: { organisationId: string; email: string; now: Date },
) {
  await tx
    .updateTable('organisationInvitations')
    .set({ endedAt: now })
    .where('organisationId', '=', organisationId)
    .where('email', '=', email)
    .where('endedAt', 'is', null)
    .execute()
}
