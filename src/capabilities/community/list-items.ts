import { sql } from 'kysely'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { type ItemKind, type LibraryItem, madeKinds } from './library-item.ts'
import { selectItems } from './library-store.ts'

type Powers = Reading & { of: CityLead | ProgrammeTeam }

export type ListedItem = Omit<LibraryItem, 'body' | 'bodyCy'> & { reports: number }

/**
 * What is shared, begun last first: for a lead with all of their own place, for the programme team with what is hidden.
 * Questions and answers have a list of their own; the team finds those that were reported here.
 */
export async function listItems(
  { after, limit }: { after?: Cursor; limit: number },
  { database, of }: Powers,
): Promise<Page<ListedItem>> {
  const isReported = sql<boolean>`exists (
    select from library_reports where item_id = library_items.id and settled_at is null)`
  let query = selectItems(database)
    .select(
      sql<number>`(select count(*)::int from library_reports where item_id = library_items.id and settled_at is null)`.as(
        'reports',
      ),
    )
    .orderBy('libraryItems.createdAt', 'desc')
    .orderBy('libraryItems.id', 'desc')
    .limit(limit + 1)
  query =
    'placeId' in of
      ? query.where((where) =>
          where.and([
            where('libraryItems.kind', 'in', madeKinds),
            where.or([where('libraryItems.state', '=', 'shared'), where('libraryItems.placeId', '=', of.placeId)]),
          ]),
        )
      : query
          .where('libraryItems.state', 'in', ['shared', 'hidden'])
          .where((where) => where.or([where('libraryItems.kind', 'in', madeKinds), isReported]))
  if (after)
    query = query.where(sql<boolean>`(library_items.created_at, library_items.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.execute()
  const page = pageOf(rows, limit, ({ createdAt: at, id }) => ({ at, id }))
  // How often something was reported is the team's alone.
  const reportsOf = (row: { reports: number }) => ('placeId' in of ? 0 : row.reports)
  return { ...page, rows: page.rows.map(({ body: _, bodyCy: __, ...row }) => ({ ...row, reports: reportsOf(row) })) }
}

export interface Removal {
  itemId: string
  kind: ItemKind
  title: string
  titleCy: string | null
  placeName: string
  placeNameCy: string | null
  removedAt: Date
  reason: string
  restoredAt: Date | null
}

/** What the programme team removed, when and why, the latest first: every lead reads it. */
export function listRemovals({ limit }: { limit: number }, { database }: Powers): Promise<Removal[]> {
  return database
    .selectFrom('libraryRemovals')
    .innerJoin('libraryItems', 'libraryItems.id', 'itemId')
    .innerJoin('places', 'places.id', 'libraryItems.placeId')
    .select([
      'itemId',
      'libraryItems.kind',
      'title',
      'titleCy',
      'places.name as placeName',
      'places.nameCy as placeNameCy',
    ])
    .select(['removedAt', 'reason', 'restoredAt'])
    .$narrowType<{ kind: ItemKind }>()
    .orderBy('removedAt', 'desc')
    .orderBy('itemId')
    .limit(limit)
    .execute()
}

/** What was said to be wrong with an item, for the programme team. */
export function listItemReports(
  { itemId }: { itemId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ personId: string; name: string; said: string; reportedAt: Date; settledAt: Date | null }[]> {
  return database
    .selectFrom('libraryReports')
    .innerJoin('people', 'people.id', 'personId')
    .select(['personId', 'people.name', 'said', 'reportedAt', 'settledAt'])
    .where('itemId', '=', itemId)
    .orderBy('reportedAt', 'desc')
    .orderBy('personId')
    .limit(100)
    .execute()
}

/** How many items are reported and not decided, and since when. */
export async function countReportedItems(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(distinct item_id)::int as count, min(reported_at) as since from library_reports
    where settled_at is null`.execute(database)
  return rows[0] ?? { count: 0, since: null }
}
