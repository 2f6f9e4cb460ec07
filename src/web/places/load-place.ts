import { findPlace } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Visit } from '#web/site/visit.ts'

/** The place that an address begins with, or "not found". Notes that the page shows it. */
export async function loadPlace(visit: Visit, slug: string): Promise<Place> {
  const place = await visit.readOnce(`place ${slug}`, [slug], async () => {
    const found = await findPlace({ slug }, { database: visit.services.database })
    if (!found) throw new Response(null, { status: 404 })
    return found
  })
  visit.shows.add(place.id)
  return place
}
