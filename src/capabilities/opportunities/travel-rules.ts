/** How long the way takes, as honestly as a straight line can say: from so many minutes to so many. */
export interface TravelTime {
  by: 'foot' | 'bus'
  fromMinutes: number
  toMinutes: number
}

/** A street is longer than the line: by a fifth where it is straight, by two fifths round a park or a river. */
const [directDetour, wideDetour] = [1.2, 1.4]
/** Metres a minute: 5.1 and 4.5 km/h. */
const [briskWalk, easyWalk] = [85, 75]
/** Metres a minute with the stops on the way, 20 and 13 km/h, and the minutes to walk to the stop and wait there. */
const bus = { quick: 330, slow: 220, shortWait: 5, longWait: 15 }
const walksUpToMeters = 2_000
/** Further away there may be no bus that goes through, and a train may be quicker: nothing is said. */
const rideUpToMeters = 10_000

const inFives = (minutes: number) => Math.max(5, Math.round(minutes / 5) * 5)

/** The time on foot up to about a mile and a quarter, by bus up to about six; nothing beyond. */
export function travelTime(meters: number): TravelTime | undefined {
  if (meters > rideUpToMeters) return undefined
  const [shortest, longest] = [meters * directDetour, meters * wideDetour]
  if (meters <= walksUpToMeters)
    return { by: 'foot', fromMinutes: inFives(shortest / briskWalk), toMinutes: inFives(longest / easyWalk) }
  return {
    by: 'bus',
    fromMinutes: inFives(shortest / bus.quick + bus.shortWait),
    toMinutes: inFives(longest / bus.slow + bus.longWait),
  }
}
