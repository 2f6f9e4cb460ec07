import type { SignedIn } from '#capabilities/people/authority.ts'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Services } from '#infrastructure/services.ts'
import { isErasureCode } from './erasure-code.ts'

export type CheckErasureOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  | { ok: false; refusal: 'code-is-wrong' }

/** Whether the mail at the account's address was read. Each try is counted before it is looked at. */
export async function checkErasure(
  { code }: { code: string },
  { database, masterKey, signedIn, now }: Pick<Services, 'database' | 'masterKey'> & { signedIn: SignedIn; now: Date },
): Promise<CheckErasureOutcome> {
  const { personId, email } = signedIn
  const tries = { purpose: 'erasure-code', subject: personId } as const
  const attempt = await takeAttempt(database, { ...tries, free: 5 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  if (!isErasureCode(code, { personId, email }, { masterKey, now })) return { ok: false, refusal: 'code-is-wrong' }
  await forgetAttempts(database, tries)
  return { ok: true }
}
