import { expect, test } from 'vitest'
import { embeddedBaseMap } from '#infrastructure/map/base-map.ts'
import { isOnLand } from '#infrastructure/map/on-land.ts'
import { places } from './content/places.ts'
import { venueOf } from './venue.ts'

const { land } = await embeddedBaseMap()()
const metersADegree = 111_195

test('every organisation meets on land, within 400 metres of the middle of its neighbourhood, at a place of its own', () => {
  for (const { neighbourhoods } of places)
    for (const middle of neighbourhoods) {
      const venues = Array.from({ length: 40 }, (_, index) => venueOf(`Organisation ${index}`, middle, land))
      for (const venue of venues) {
        expect(isOnLand(venue, land), middle.name).toBe(true)
        const east = (venue.longitude - middle.longitude) * Math.cos((middle.latitude * Math.PI) / 180)
        expect(Math.hypot(venue.latitude - middle.latitude, east) * metersADegree).toBeLessThan(402)
      }
      expect(new Set(venues.map((one) => `${one.latitude} ${one.longitude}`)).size, middle.name).toBeGreaterThan(35)
    }
})

test('the same organisation meets at the same place in every demonstration', () => {
  const middle = { latitude: 50.83, longitude: -0.13 }
  expect(venueOf('A library', middle, land)).toEqual(venueOf('A library', middle, land))
  expect(venueOf('A library', middle, land)).not.toEqual(venueOf('A college', middle, land))
})

test('where there is water all around, it is the middle itself', () => {
  const sea = { latitude: 50.2, longitude: -1 }
  expect(venueOf('A library', sea, land)).toEqual(sea)
})
