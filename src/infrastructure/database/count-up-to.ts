import type { SelectQueryBuilder } from 'kysely'
import type { DB } from '#database/types.ts'
import type { Reader } from './database.ts'

/** Counts the rows of a query up to a bound, beyond which nobody needs the number: a page says "more than". */
export async function countUpTo<Tables extends keyof DB, Row>(
  database: Reader,
  query: SelectQueryBuilder<DB, Tables, Row>,
  atMost: number,
): Promise<number> {
  const { count } = await database
    .selectFrom(query.limit(atMost).as('bounded'))
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
