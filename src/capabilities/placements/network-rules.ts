import type { NetworkNumber, NetworkStanding } from './network.ts'
import type { Placement } from './placement.ts'

/** The numbers of the network. Awards of a place that is too small to be counted in public are in none of them. */
export function networkNumbersOf(
  places: { place: Pick<Placement, 'stage'>; standing: Omit<NetworkStanding, 'label'> }[],
): Record<NetworkNumber, number> {
  const sum = (of: (standing: Omit<NetworkStanding, 'label'>) => number) =>
    places.reduce((so, { standing }) => so + of(standing), 0)
  return {
    places: places.length,
    alumni: places.filter(({ place }) => place.stage === 'alumni').length,
    organisations: sum(({ organisations }) => organisations),
    opportunitiesBadged: sum(({ opportunitiesBadged }) => opportunitiesBadged),
    badgesIssued: sum(({ badgesIssued }) => badgesIssued ?? 0),
  }
}
