import type { SignedIn } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { mayHaveDigest } from './follow.ts'

export type ChooseDigestOutcome = { ok: true } | { ok: false; refusal: 'too-young' }

const weekMs = 7 * 24 * 3_600_000

/** Turns the weekly mail of what is new on or off; on only for people who are old enough. */
export async function chooseDigest(
  { wanted }: { wanted: boolean },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<ChooseDigestOutcome> {
  const { personId } = signedIn
  if (!wanted) {
    await stopDigest({ personId }, { database })
    return { ok: true }
  }
  const person = await findPerson({ id: personId }, { database })
  if (!mayHaveDigest(person?.ageBand)) return { ok: false, refusal: 'too-young' }
  await database
    .insertInto('digests')
    .values({ personId, since: now, nextAt: new Date(now.getTime() + weekMs) })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute()
  return { ok: true }
}

/** No more mail. The link in each of them does this without signing in. */
export async function stopDigest({ personId }: { personId: string }, { database }: { database: Database }) {
  await database.deleteFrom('digests').where('personId', '=', personId).execute()
}
