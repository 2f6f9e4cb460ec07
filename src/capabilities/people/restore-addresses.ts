import type { Tx } from '#infrastructure/database/database.ts'

interface Restored {
  /** The account that opened with all of them, and the main address that it has from now on. */
  personId: string
  main: string
  /** The account that gets some of them back, and the main one among these. */
  formerId: string
  formerMain: string
  emails: string[]
  /** The session in which this is done stays. */
  sessionId: string
}

/**
 * Gives addresses back to an account that was empty, so that they open it again. Every other session ends, since a reader of
 * such an address may have begun one. Both people are held.
 */
export async function restoreAddresses(
  { personId, main, formerId, formerMain, emails, sessionId }: Restored,
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx.deleteFrom('authSessions').where('personId', '=', personId).where('id', '!=', sessionId).execute()
  await tx.updateTable('people').set({ email: main, updatedAt: now }).where('id', '=', personId).execute()
  await tx.updateTable('personAddresses').set({ personId: formerId }).where('email', 'in', emails).execute()
  const opened = { email: formerMain, emailVerified: true, updatedAt: now }
  await tx.updateTable('people').set(opened).where('id', '=', formerId).execute()
}
