import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Services } from '#infrastructure/services.ts'
import { isAddressCode } from './address-code.ts'
import type { SignedIn } from './authority.ts'

export type CheckMailboxOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  | { ok: false; refusal: 'code-is-wrong' }

/** Whether this person has read the mail at that address; guesses are counted before they are looked at. */
export async function checkMailbox(
  { email, code }: { email: string; code: string },
  { database, masterKey, signedIn, now }: Pick<Services, 'database' | 'masterKey'> & { signedIn: SignedIn; now: Date },
): Promise<CheckMailboxOutcome> {
  const { personId } = signedIn
  const [from, to] = [signedIn.email.toLowerCase(), email.trim().toLowerCase()]
  const tries = { purpose: 'address-code', subject: personId } as const
  const attempt = await takeAttempt(database, { ...tries, free: 5 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  if (!isAddressCode(code, { personId, from, to }, { masterKey, now })) return { ok: false, refusal: 'code-is-wrong' }
  await forgetAttempts(database, tries)
  return { ok: true }
}
