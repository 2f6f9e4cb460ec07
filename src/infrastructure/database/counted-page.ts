import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'

interface PageAsked {
  /** What it is ordered by; rows without it come last. */
  order: RawBuilder<unknown>
  /** Decides between equals. */
  id: RawBuilder<unknown>
  descending: boolean
  /** From 1. */
  page: number
  limit: number
}

/** A page of a list that is ordered by any of its columns, and how many rows it has on all pages: for hundreds, not millions. */
export async function countedPage<Schema, Tables extends keyof Schema, Row>(
  query: SelectQueryBuilder<Schema, Tables, Row>,
  { order, id, descending, page, limit }: PageAsked,
): Promise<{ rows: Row[]; total: number }> {
  const direction = descending ? sql`desc` : sql`asc`
  const [rows, counted] = await Promise.all([
    query
      .orderBy(sql`${order} ${direction} nulls last, ${id} ${direction}`)
      .limit(limit)
      .offset((page - 1) * limit)
      .execute(),
    query.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: rows as Row[], total: (counted as { total: number }).total }
}
