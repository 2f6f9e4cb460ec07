import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, moved, pictureSize, pixelOf, readView, viewAround, viewOf, writeView, zoomed } from './map-view.ts'
import { distanceMeters, morton, pointOfMorton, project, unproject } from './mercator.ts'

const position = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
})

test('a position comes back from the map as it went there', () => {
  fc.assert(
    fc.property(position, (one) => {
      const back = unproject(project(one))
      expect(back.latitude).toBeCloseTo(one.latitude, 6)
      expect(back.longitude).toBeCloseTo(one.longitude, 6)
    }),
  )
})

test('a Morton code leads back to within two metres', () => {
  const here = fc.record({
    latitude: fc.double({ min: 49, max: 61, noNaN: true }),
    longitude: fc.double({ min: -9, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(here, (one) => {
      expect(distanceMeters(unproject(pointOfMorton(morton(project(one), 24))), one)).toBeLessThan(2)
    }),
  )
})

test('a view is written as it is read, and nonsense is no view', () => {
  expect(readView('13/50.8225/-0.1372')).toEqual({ zoom: 13, latitude: 50.8225, longitude: -0.1372 })
  expect(writeView({ zoom: 12.5, latitude: 50.8, longitude: -4.1 })).toBe('12.5/50.8000/-4.1000')
  for (const wrong of ['', '13', '99/50/0', '2/50/0', '13/91/0', '13/50/181', '13/50/0/1', 'a/b/c', '13/5e3/0', null])
    expect(readView(wrong), String(wrong)).toBeUndefined()
})

test('a view of positions shows them all, with the middle in the middle', () => {
  const town = { latitude: 50.82, longitude: -0.14 }
  const near = fc.record({
    latitude: fc.double({ min: 50.7, max: 50.95, noNaN: true }),
    longitude: fc.double({ min: -0.4, max: 0.1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(near, { minLength: 1, maxLength: 12 }), (positions) => {
      const view = viewOf(positions, pictureSize) ?? { ...town, zoom: 1 }
      for (const one of positions) {
        const { x, y } = pixelOf(one, { view, size: pictureSize })
        expect(x >= 0 && x <= pictureSize.width && y >= 0 && y <= pictureSize.height).toBe(true)
      }
    }),
  )
  expect(viewOf([], pictureSize)).toBeUndefined()
})

test('a view around a position reaches as far as was asked, in every direction', () => {
  const center = { latitude: 50.82, longitude: -0.14 }
  for (const meters of [1609, 4828, 16093]) {
    const box = boxOf(viewAround(center, { meters, size: pictureSize }), pictureSize)
    expect(distanceMeters(center, { latitude: box.north, longitude: center.longitude })).toBeGreaterThan(meters * 0.99)
    expect(distanceMeters(center, { latitude: center.latitude, longitude: box.west })).toBeGreaterThan(meters * 0.99)
  }
})

test('moving there and back, nearer and out again, ends where it began', () => {
  const view = { zoom: 12, latitude: 50.82, longitude: -0.14 }
  const back = moved(moved(view, pictureSize, { right: 0.5, down: -0.5 }), pictureSize, { right: -0.5, down: 0.5 })
  expect(back.latitude).toBeCloseTo(view.latitude, 9)
  expect(back.longitude).toBeCloseTo(view.longitude, 9)
  expect(zoomed(zoomed(view, 2), -2)).toEqual(view)
  expect(zoomed(view, 99).zoom).toBe(17)
})
