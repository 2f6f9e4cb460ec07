import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, mapPage, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Need } from './need.ts'
import { selectNeeds } from './need-store.ts'
import { type PublicNeed, publicNeed } from './public-need.ts'

interface Asked {
  placeId: string
  after?: Cursor
  limit: number
}

/** What a place needs, the latest first, as those who lead it see it. */
export function listNeeds({ placeId, after, limit }: Asked, { database }: Reading): Promise<Page<Need>> {
  return pageAfter(selectNeeds(database).where('placeId', '=', placeId), { after, limit })
}

/** What everybody may read of it, narrowed by words in it. */
export async function listPublicNeeds(
  { placeId, after, limit, terms }: Asked & { terms?: string },
  { database }: Reading,
): Promise<Page<PublicNeed>> {
  let query = selectNeeds(database).where('placeId', '=', placeId).where('isPublic', '=', true)
  const part = terms && `%${terms.replace(/[\\%_]/g, '\\$&')}%`
  if (part) query = query.where(sql<boolean>`concat_ws(' ', title, title_cy, about, about_cy) ilike ${part}`)
  const { rows, next } = mapPage(await pageAfter(query, { after, limit }), publicNeed)
  return { rows: rows.flatMap((one) => one ?? []), next }
}

async function pageAfter(
  query: ReturnType<typeof selectNeeds>,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<Page<Need>> {
  const from = after ? query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id}::uuid)`) : query
  const rows = await from
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}
