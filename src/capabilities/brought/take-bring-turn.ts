import type { SignedIn } from '#capabilities/people/authority.ts'
import { type AttemptOutcome, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Each go unpacks files and may ask sixty issuers. */
const freeTurns = 20

/** Whether a person may bring badges in now: counted before anything of what they sent is read. */
export function takeBringTurn({
  database,
  signedIn,
  now,
}: {
  database: Database
  signedIn: SignedIn
  now: Date
}): Promise<AttemptOutcome> {
  return takeAttempt(database, { purpose: 'bring-badges', subject: signedIn.personId, free: freeTurns }, now)
}
