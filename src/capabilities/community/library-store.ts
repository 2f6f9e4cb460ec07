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
