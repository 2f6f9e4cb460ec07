import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { ItemAction, ItemText, LibraryItem } from './library-item.ts'

export const selectItems = (reader: Reader) =>
  reader
    .selectFrom('libraryItems')
    .innerJoin('places', 'places.id', 'libraryItems.placeId')
    .leftJoin('organisations', 'organisations.id', 'libraryItems.organisationId')
    .select(['libraryItems.id', 'libraryItems.placeId', 'places.slug as placeSlug'])
    .select(['places.name as placeName', 'places.nameCy as placeNameCy', 'libraryItems.kind', 'state'])
    .select(['title', 'titleCy', 'body', 'bodyCy', 'badgeId', 'pathwayId', 'libraryItems.organisationId'])
    .select(['answersId', 'keptAt'])
    .select(['organisations.name as organisationName', 'sharedAt', 'libraryItems.createdAt', 'clearedAt'])
    .select(['ownerAnswer', 'ownerAnsweredAt'])
    .select(
      sql<number>`(select count(distinct place_id)::int from library_copies
        where item_id = library_items.id and library_copies.state = 'taken')`.as('copies'),
    )
    .$castTo<LibraryItem>()

/** Held until the transaction ends: who shares, takes over, reports or removes it waits for the others. */
export async function lockItem(tx: Tx, itemId: string): Promise<LibraryItem | undefined> {
  await tx.selectFrom('libraryItems').select('id').where('id', '=', itemId).forUpdate().execute()
  return selectItems(tx).where('libraryItems.id', '=', itemId).executeTakeFirst()
}

/** It and all others that share the same badge or pathway, held in one order: what its owner says counts for each of them. */
export async function lockSharings(tx: Tx, itemId: string): Promise<LibraryItem[]> {
  const ids = await tx
    .selectFrom('libraryItems')
    .select('id')
    .where((where) =>
      where.or([
        where('id', '=', itemId),
        where(
          'badgeId',
          '=',
          where.selectFrom('libraryItems as one').select('one.badgeId').where('one.id', '=', itemId),
        ),
        where(
          'pathwayId',
          '=',
          where.selectFrom('libraryItems as one').select('one.pathwayId').where('one.id', '=', itemId),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  if (ids.length === 0) return []
  return selectItems(tx)
    .where(
      'libraryItems.id',
      'in',
      ids.map(({ id }) => id),
    )
    .orderBy('libraryItems.id')
    .execute()
}

/** A draft again. What it was offered to before cannot be taken any more, and what was reported is gone. */
export async function takeBackWithin(tx: Tx, { id: itemId }: Pick<LibraryItem, 'id'>, now: Date): Promise<void> {
  await tx
    .updateTable('libraryItems')
    .set({ state: 'draft', sharedAt: null, sharedBy: null, content: null, clearedAt: null, keptAt: null })
    .where('id', '=', itemId)
    .execute()
  await tx.deleteFrom('libraryCopies').where('itemId', '=', itemId).where('state', '<>', 'taken').execute()
  await tx
    .updateTable('libraryReports')
    .set({ settledAt: now })
    .where('itemId', '=', itemId)
    .where('settledAt', 'is', null)
    .execute()
}

/** Whether something answers it, in whichever state: what others answered does not change under them. */
export async function wasAnswered(tx: Tx, { id }: Pick<LibraryItem, 'id'>): Promise<boolean> {
  const answer = await tx
    .selectFrom('libraryItems')
    .select('id')
    .where('answersId', '=', id)
    .limit(1)
    .executeTakeFirst()
  return answer !== undefined
}

export const trimmedText = ({ title, titleCy, body, bodyCy }: ItemText): ItemText => ({
  title: title.trim(),
  titleCy: titleCy?.trim() || null,
  body: body.trim(),
  bodyCy: bodyCy?.trim() || null,
})

interface Noted {
  item: Pick<LibraryItem, 'id' | 'placeId'>
  action: ItemAction
  actorId: string | undefined
  /** In whose log it stands, where that is not the place whose item it is. */
  placeId?: string
}

export function noteItem(tx: Tx, { item, action, actorId, placeId = item.placeId }: Noted, now: Date): Promise<void> {
  const subject = { subjectType: 'library', subjectId: item.id, placeId }
  return audit(tx, { actorId, action: `library.${action}`, ...subject }, now)
}
