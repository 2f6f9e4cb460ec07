import { isAgeBand } from '#capabilities/people/person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { CollectionItem } from './collection.ts'
import { collectionCodeHash, collectionCodeOf } from './collection-code.ts'
import { alwaysAsksPin, type OpenRefusal, openRefusalOf } from './collection-rules.ts'
import { type CollectionRow, openingRevision, selectItems } from './collection-store.ts'
import { listToldWords } from './list-told-words.ts'
import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type ShareCollectionOutcome =
  | { ok: true }
  | { ok: false; refusal: OpenRefusal | 'age-is-missing' | 'changed-meanwhile' | 'stopped' | 'not-yours' }

interface Opening {
  collectionId: string
  days: number
  pinAsked: boolean
  /** What its owner looked at before: something else is not opened. */
  basedOn: string
}

/**
 * Opens a collection to who has its address, until a day. One that has an address keeps it and ends then; one that was
 * closed gets another.
 */
export function shareCollection(
  { collectionId, days, pinAsked, basedOn }: Opening,
  powers: OwnerPowers & { masterKey: MasterKey },
): Promise<ShareCollectionOutcome> {
  const { masterKey, now } = powers
  const change: CollectionChange<ShareCollectionOutcome> = async (tx, row) => {
    if (row.stoppedAt) return { ok: false, refusal: 'stopped' }
    const age = await ageOf(tx, row.personId)
    if (!age) return { ok: false, refusal: 'age-is-missing' }
    const items = await selectItems(tx, row)
    if (basedOn !== openingRevision(row, items)) return { ok: false, refusal: 'changed-meanwhile' }
    const text = await textOf(tx, { row, items })
    const refusal = openRefusalOf({ items: items.length, days, age, text })
    if (refusal) return { ok: false, refusal }
    const addressNumber = row.hasAddress ? row.addressNumber : row.addressNumber + 1
    const code = collectionCodeOf({ collectionId: row.id, addressNumber }, masterKey)
    await tx
      .updateTable('collections')
      .set({
        ...{ addressNumber, addressHash: collectionCodeHash(code), pinAsked: pinAsked || alwaysAsksPin(age) },
        endsAt: new Date(now.getTime() + days * 86_400_000),
        ...(!row.hasAddress && { openedAt: now, views: 0 }),
      })
      .where('id', '=', row.id)
      .execute()
    const entry = { action: 'person.collection-shared', subjectType: 'person', subjectId: row.personId }
    await audit(tx, { actorId: row.personId, ...entry, detail: { collectionId: row.id, days } }, now)
    return { ok: true }
  }
  return updateCollection<ShareCollectionOutcome>({ collectionId, change }, powers)
}

async function ageOf(tx: Tx, personId: string) {
  const person = await tx.selectFrom('people').select('ageBand').where('id', '=', personId).executeTakeFirst()
  return isAgeBand(person?.ageBand) ? person.ageBand : undefined
}

async function textOf(tx: Tx, { row, items }: { row: CollectionRow; items: CollectionItem[] }): Promise<string> {
  const ids = items.flatMap(({ experienceId }) => experienceId ?? [])
  return [row.title, row.about, ...(await listToldWords({ ids }, { database: tx }))].join('\n')
}
