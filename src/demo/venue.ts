import type { Position, Ring } from '#infrastructure/map/mercator.ts'
import { isOnLand } from '#infrastructure/map/on-land.ts'
import { randomFrom } from './random.ts'

/** How far from the middle of its neighbourhood a venue may lie, in degrees of latitude: 400 m. */
const furthest = 0.0036

/**
 * Where an organisation meets people in a neighbourhood: invented, always the same, and on land. Without it everything in
 * one part of a town would lie on one spot of the map.
 */
export function venueOf(name: string, { latitude, longitude }: Position, land: Ring[]): Position {
  const random = randomFrom(`${name} ${latitude}`)
  for (let attempt = 0; attempt < 20; attempt++) {
    const angle = random() * 2 * Math.PI
    // The root spreads them evenly over the circle; none stands in its very middle, where the name is.
    const away = furthest * Math.sqrt(0.15 + 0.85 * random())
    const venue = {
      latitude: rounded(latitude + away * Math.sin(angle)),
      longitude: rounded(longitude + (away * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180)),
    }
    if (isOnLand(venue, land)) return venue
  }
  return { latitude, longitude }
}

/** To a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
