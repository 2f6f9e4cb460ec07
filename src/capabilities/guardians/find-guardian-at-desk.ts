import type { Issuer } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Services } from '#infrastructure/services.ts'
import { freeTries, readDeskCode } from './guardian-code.ts'
import { selectGuardians } from './guardian-store.ts'

export interface GuardianAtDesk {
  childId: string
  childName: string
  guardianName: string
  guardianEmail: string
  /** It needs no confirming any more. */
  isVerified: boolean
}

export type FindGuardianOutcome =
  | { ok: true; guardian: GuardianAtDesk }
  | { ok: false; refusal: 'code-is-unknown' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

/** Whom a code stands for that a guardian shows at a desk. Each try is counted, so that codes cannot be guessed. */
export async function findGuardianAtDesk(
  { typed }: { typed: string },
  { database, issuer, now }: Pick<Services, 'database'> & { issuer: Issuer; now: Date },
): Promise<FindGuardianOutcome> {
  const subject = issuer.personId ?? issuer.organisationId
  const attempt = await takeAttempt(database, { purpose: 'guardian-code', subject, free: freeTries }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  const deskCode = readDeskCode(typed)
  const [found] = deskCode ? await selectGuardians(database, { deskCode, limit: 1 }, now) : []
  const person = found && (await findPerson({ id: found.guardianId }, { database }))
  // Nobody says of themselves that they are known here.
  if (!person || found.state === 'revoked' || found.guardianId === issuer.personId)
    return { ok: false, refusal: 'code-is-unknown' }
  const { childId, childName, state } = found
  const { name: guardianName, email: guardianEmail } = person
  return { ok: true, guardian: { childId, childName, guardianName, guardianEmail, isVerified: state === 'verified' } }
}
