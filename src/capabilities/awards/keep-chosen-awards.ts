import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import type { Services } from '#infrastructure/services.ts'
import { keepLocked } from './keep-awards.ts'

export type KeepChosenOutcome = { ok: true; awardIds: string[] } | { ok: false; refusal: 'nothing-to-keep' }

/**
 * Keeps what was given to these recipients at an address of the person who is signed in, or of the child's guardian, under
 * whichever names. What the guardian kept of one of them for themselves goes along to the child: it is one recipient.
 */
export function keepChosenAwards(
  { recipientIds }: { recipientIds: readonly string[] },
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<KeepChosenOutcome> {
  const mine = [signedIn.personId, ...(signedIn.guardianId ? [signedIn.guardianId] : [])]
  return database.transaction().execute(async (tx): Promise<KeepChosenOutcome> => {
    for (const personId of mine)
      if (!(await lockPerson({ personId }, { tx }))) return { ok: false, refusal: 'nothing-to-keep' }
    const recipients = await sql<{ id: string }>`
      select id from recipients
      where id = any(${[...recipientIds]}::uuid[])
        and ((email = any(${[...signedIn.emails]}::text[]) and person_id is null) or person_id = any(${mine}::uuid[]))
      order by id for update`.execute(tx)
    const awards = await sql<{ id: string; recipientId: string }>`
      select id, recipient_id from awards
      where recipient_id = any(${recipients.rows.map(({ id }) => id)}::uuid[])
        and claimed_at is null and revoked_at is null
      order by id for update`.execute(tx)
    if (awards.rows.length === 0) return { ok: false, refusal: 'nothing-to-keep' }
    return keepLocked({ awards: awards.rows }, { tx, queue, signedIn, now })
  })
}
