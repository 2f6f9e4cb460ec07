import type { Reading } from '#infrastructure/database/database.ts'
import { selectPlacements } from './placement-store.ts'
import { type PublicNetworkPlace, publicNetworkPlace } from './public-network-place.ts'

const most = 200

/** The places of the programme, in their year and alumni of it, those that began first before others. */
export async function listNetworkPlaces(
  { slug }: { slug?: string },
  { database }: Reading,
): Promise<PublicNetworkPlace[]> {
  const rows = await selectPlacements(database)
    .select(['latitude', 'longitude', 'hue'])
    .where('closedAt', 'is', null)
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
    .orderBy('beginsOn')
    .orderBy('name')
    .limit(most)
    .execute()
  return rows.map(publicNetworkPlace)
}
