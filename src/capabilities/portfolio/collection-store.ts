import { sql } from 'kysely'
import { isAgeBand } from '#capabilities/people/person.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Collection, CollectionContent, CollectionItem } from './collection.ts'
import { alwaysAsksPin, collectionStateOf } from './collection-rules.ts'

const columns = [
  ...(['id', 'personId', 'title', 'about', 'nameShown', 'addressNumber', 'openedAt', 'endsAt'] as const),
  ...(['pinAsked', 'views', 'stoppedAt', 'stoppedReason', 'createdAt'] as const),
] as const

/** Collections as they are stored, with how much is in each. */
export const selectCollections = (reader: Reader) =>
  reader
    .selectFrom('collections')
    .select(columns)
    .select(sql<boolean>`address_hash is not null`.as('hasAddress'))
    .select(sql<string | null>`(select age_band from people where people.id = person_id)`.as('age'))
    .select(sql<number>`(select count(*)::int from collection_items where collection_id = collections.id)`.as('items'))

export type CollectionRow = Awaited<ReturnType<ReturnType<typeof selectCollections>['executeTakeFirstOrThrow']>>

/** A code is asked for as its owner wants it, and whatever they chose while they are under 16: asked at every read. */
export function asCollection(
  { hasAddress, stoppedAt, createdAt: _, age, ...row }: CollectionRow,
  now: Date,
): Collection {
  return {
    ...row,
    pinAsked: row.pinAsked || (isAgeBand(age) && alwaysAsksPin(age)),
    state: collectionStateOf({ hasAddress, endsAt: row.endsAt, stoppedAt }, now),
  }
}

/** The row of a person's own collection, held until the transaction ends. */
export async function lockCollection(
  tx: Tx,
  { collectionId, personId }: { collectionId: string; personId: string },
): Promise<CollectionRow | undefined> {
  return selectCollections(tx)
    .where('collections.id', '=', collectionId)
    .where('personId', '=', personId)
    .forUpdate('collections')
    .executeTakeFirst()
}

/** What is in it, in order; an award only while it is its owner's. */
export async function selectItems(
  reader: Reader,
  { id, personId }: { id: string; personId: string },
): Promise<CollectionItem[]> {
  const { rows } = await sql<CollectionItem>`
    select collection_items.id, award_id, brought_badge_id, experience_id from collection_items
    where collection_id = ${id} and (award_id is null or exists (
      select from awards join recipients on recipients.id = awards.recipient_id
      where awards.id = award_id and recipients.person_id = ${personId} and claimed_at is not null))
    order by position, id`.execute(reader)
  return rows
}

/** A fingerprint of what its owner says in it and shows. */
export function collectionRevision(
  { title, about, nameShown }: CollectionContent,
  items: readonly Pick<CollectionItem, 'id'>[],
): string {
  return revisionOf({ title, about, nameShown, items: items.map(({ id }) => id) })
}

/** The same of how it is open: what is chosen for it in one tab is not undone by an older one. */
export function openingRevision(
  row: CollectionContent & Pick<Collection, 'endsAt' | 'pinAsked'>,
  items: readonly Pick<CollectionItem, 'id'>[],
): string {
  return revisionOf({ words: collectionRevision(row, items), endsAt: row.endsAt, pinAsked: row.pinAsked })
}
