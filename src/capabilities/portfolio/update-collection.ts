import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { type CollectionRow, lockCollection } from './collection-store.ts'

export interface OwnerPowers {
  database: Database
  signedIn: SignedIn
  now: Date
}

/** What is done to the row while it is held. */
export type CollectionChange<Outcome> = (tx: Tx, row: CollectionRow) => Promise<Outcome>

type NotYours = { ok: false; refusal: 'not-yours' }

/** Does something to a collection in its owner's name, which is held meanwhile: two tabs take turns, and erasing waits. */
export function updateCollection<Outcome>(
  { collectionId, change }: { collectionId: string; change: CollectionChange<Outcome> },
  { database, signedIn }: OwnerPowers,
): Promise<Outcome | NotYours> {
  return database.transaction().execute(async (tx) => {
    if (signedIn.guardianId || !(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'not-yours' }
    const row = await lockCollection(tx, { collectionId, personId: signedIn.personId })
    return row ? change(tx, row) : { ok: false, refusal: 'not-yours' }
  })
}
