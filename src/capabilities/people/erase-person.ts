import { sql } from 'kysely'
import { forgetAllAttempts } from '#infrastructure/database/attempts.ts'
import type { Tx } from '#infrastructure/database/database.ts'

/** The account is closed: nobody can sign in to it, and no mail reaches it. Its id stays, and says nothing. */
export async function erasePerson(
  { personId }: { personId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx.deleteFrom('personAddresses').where('personId', '=', personId).execute()
  await tx
    .updateTable('people')
    .set({
      ...{ name: '', email: null, emailVerified: false, image: null, ageBand: null },
      ...{ isPlatformAdministrator: false, holdingsFollowed: false, erasedAt: now, updatedAt: now },
    })
    .where('id', '=', personId)
    .execute()
}

interface Traces {
  personId: string
  emails: string[]
  /** What else was tried under: telephone numbers, cards. */
  subjects: string[]
  /** Awards that were theirs: lists of what was done to many name their holders. */
  awardIds: string[]
}

/** What signing in and working here left behind. */
export async function eraseTraces({ personId, emails, subjects, awardIds }: Traces, { tx }: { tx: Tx }): Promise<void> {
  await eraseSessions({ personId }, { tx })
  for (const table of ['authAccounts', 'authPasskeys', 'savedViews', 'bulkActs', 'stoppedMails'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
  const parts = [personId, ...emails].map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`)
  await sql`
    delete from auth_verifications
    where identifier ilike any(${parts}::text[]) or value ilike any(${parts}::text[])`.execute(tx)
  await sql`
    update bulk_act_items set name = '', name_cy = null
    where subject_id = any(${[personId, ...awardIds]}::uuid[])`.execute(tx)
  await forgetAllAttempts(tx, [personId, ...emails, ...subjects, ...awardIds])
}

/** Every device is signed out, and forgotten with its address on the network. */
export async function eraseSessions({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await sql`
    delete from auth_rate_limits using auth_sessions
    where person_id = ${personId} and ip_address <> '' and starts_with(key, ip_address)`.execute(tx)
  await tx.deleteFrom('authSessions').where('personId', '=', personId).execute()
}
