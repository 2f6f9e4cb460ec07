import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPeople } from '#capabilities/people/lock-person.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { keepForEach } from './keep-awards.ts'
import { lockRecipients, recipientsOfMany } from './recipient-store.ts'

/**
 * Keeps every badge that was sent to these people's addresses, as `keepAwards` does for one of them: a year that is replayed
 * has days on which many do. Gives the ids of what each keeps, by person.
 */
export async function keepAwardsOfMany(
  people: SignedIn[],
  { database, queue, now }: Pick<Services, 'database' | 'queue'> & { now: Date },
): Promise<Map<string, string[]>> {
  return database.transaction().execute(async (tx) => {
    const staying = await lockPeople(
      people.map(({ personId }) => personId),
      { tx },
    )
    const known = people.filter(({ personId }) => staying.has(personId))
    const byAddress = new Map(known.flatMap((one) => one.emails.map((email) => [email, one])))
    const byId = new Map(known.map((one) => [one.personId, one]))
    const theirs = recipientsOfMany({ personIds: [...byId.keys()], emails: [...byAddress.keys()] })
    await lockRecipients(tx, theirs, 'no key update')
    const { rows } = await sql<{ id: string; recipientId: string; email: string | null; personId: string | null }>`
      select awards.id, recipient_id, email, person_id from awards join recipients on recipients.id = recipient_id
      where recipient_id = any(array(${theirs})) and claimed_at is null and revoked_at is null
      order by awards.id for update of awards`.execute(tx)
    const awards = rows.map(({ id, recipientId, email, personId }) => {
      const signedIn = personId ? byId.get(personId) : byAddress.get(needed(email, 'the address of a recipient'))
      return { id, recipientId, signedIn: needed(signedIn, 'who keeps an award') }
    })
    if (awards.length > 0) await keepForEach(awards, { tx, queue, now })
    const kept = Map.groupBy(awards, ({ signedIn }) => signedIn.personId)
    return new Map([...kept].map(([personId, ones]) => [personId, ones.map(({ id }) => id)]))
  })
}
