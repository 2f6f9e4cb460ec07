import { sql } from 'kysely'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { isAddressCode } from './address-code.ts'
import type { SignedIn } from './authority.ts'
import { addressChanged } from './people-jobs.ts'

export type ConfirmAddressOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  | { ok: false; refusal: 'code-is-wrong' | 'address-has-an-account' | 'changed-meanwhile' }

interface Powers extends Pick<Services, 'database' | 'masterKey' | 'queue'> {
  signedIn: SignedIn
  /** The session in which this is done stays; every other one ends. */
  sessionId: string
  now: Date
}

/**
 * Gives an account another address, which it is opened with from now on; everything in it stays. That the address belongs
 * to another account is told only to those who read its mail. Keep what was given to the former address before this.
 */
export async function confirmAddress(
  { email, code }: { email: string; code: string },
  { database, masterKey, queue, signedIn, sessionId, now }: Powers,
): Promise<ConfirmAddressOutcome> {
  const { personId } = signedIn
  const [from, to] = [signedIn.email.toLowerCase(), email.trim().toLowerCase()]
  const tries = { purpose: 'address-code', subject: personId } as const
  const attempt = await takeAttempt(database, { ...tries, free: 5 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  if (!isAddressCode(code, { personId, from, to }, { masterKey, now })) return { ok: false, refusal: 'code-is-wrong' }
  await forgetAttempts(database, tries)
  const moving = database.transaction().execute(async (tx): Promise<ConfirmAddressOutcome> => {
    // The address's own lock: of two accounts that want it at once the second waits and is refused.
    await sql`select pg_advisory_xact_lock(7239120, hashtext(${to}))`.execute(tx)
    const other = await tx.selectFrom('people').select('id').where('email', '=', to).executeTakeFirst()
    if (other) return { ok: false, refusal: 'address-has-an-account' }
    const moved = await tx
      .updateTable('people')
      .set({ email: to, emailVerified: true, updatedAt: now })
      .where('id', '=', personId)
      .where('email', '=', from)
      .returning('locale')
      .executeTakeFirst()
    if (!moved) return { ok: false, refusal: 'changed-meanwhile' }
    await tx.deleteFrom('authSessions').where('personId', '=', personId).where('id', '!=', sessionId).execute()
    const entry = { actorId: personId, action: 'person.address-changed', subjectType: 'person', subjectId: personId }
    await audit(tx, entry, now)
    const language = isLanguage(moved.locale) ? moved.locale : 'en'
    await queue.enqueue(tx, addressChanged, [{ personId, former: from, language, at: now.toISOString() }])
    return { ok: true }
  })
  return moving.catch((error: unknown): ConfirmAddressOutcome => {
    // An account was made with it, by a first sign-in at the same moment.
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation)
      return { ok: false, refusal: 'address-has-an-account' }
    throw error
  })
}

/** PostgreSQL, appendix A: a row of that key is there already. */
const uniqueViolation = '23505'
