import { findNetworkStanding } from '#capabilities/placements/find-network-standing.ts'
import { listNetworkPlaces } from '#capabilities/placements/list-network-places.ts'
import type { NetworkStanding } from '#capabilities/placements/network.ts'
import type { PublicNetworkPlace } from '#capabilities/placements/public-network-place.ts'
import type { Visit } from '#web/site/visit.ts'

/** How a place stands, read once until something changes there. */
export function standingOf({ readOnce, services, now }: Visit, place: PublicNetworkPlace): Promise<NetworkStanding> {
  const { placeId } = place
  return readOnce(`network ${placeId}`, [placeId], () => findNetworkStanding(place, { ...services, now }))
}

/** A place of the network by its address; undefined for one that never was in the programme. */
export async function networkPlace(
  visit: Visit,
  slug: string,
): Promise<{ place: PublicNetworkPlace; standing: NetworkStanding } | undefined> {
  const [place] = await listNetworkPlaces({ slug }, visit.services)
  return place && { place, standing: await standingOf(visit, place) }
}
