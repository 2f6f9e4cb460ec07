import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { findQualityLabel } from './find-quality-label.ts'
import type { NetworkStanding } from './network.ts'
import type { PublicNetworkPlace } from './public-network-place.ts'

/** How a place of the network stands: its label, and what it adds to the network’s numbers. */
export async function findNetworkStanding(
  place: PublicNetworkPlace,
  { database, now }: Reading & { now: Date },
): Promise<NetworkStanding> {
  const [label, { opportunitiesBadged, badgesIssued }] = await Promise.all([
    findQualityLabel(place, { database, now }),
    measureImpact({ scopeId: place.placeId }, { database, now }),
  ])
  const active = needed(
    label.standings.find(({ criterion }) => criterion === 'active'),
    'a criterion',
  )
  return { label, opportunitiesBadged, badgesIssued, organisations: active.outOf ?? 0 }
}
