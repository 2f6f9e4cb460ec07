import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksOfSpots } from './organisation-marks.ts'

const brighton = { latitude: 50.82, longitude: -0.14 }
const spot = (name: string, latitude: number, longitude: number) => ({
  ...{ id: name, slug: name, name, kind: 'library', description: '', descriptionCy: null, count: 1 },
  ...{ latitude, longitude },
})

test('marks organisations by name, and how many where they lie close or at one address', () => {
  const spots = [spot('a', 50.82, -0.14), spot('b', 50.82, -0.14), spot('c', 50.9, -0.3)]
  expect(marksOfSpots(spots, { view: { ...brighton, zoom: 11 }, placeSlug: 'seatown' })).toEqual([
    { kind: 'several', count: 2, together: true, ...brighton },
    { kind: 'organisation', slug: 'c', placeSlug: 'seatown', name: 'c', latitude: 50.9, longitude: -0.3 },
  ])
})

test('every organisation is in one mark, at every zoom', () => {
  const somewhere = fc.record({
    latitude: fc.double({ min: 50.7, max: 50.95, noNaN: true }),
    longitude: fc.double({ min: -0.4, max: 0.1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(somewhere), fc.double({ min: 5, max: 17, noNaN: true }), (all, zoom) => {
      const spots = all.map(({ latitude, longitude }, index) => spot(`o-${index}`, latitude, longitude))
      const marks = marksOfSpots(spots, { view: { ...brighton, zoom }, placeSlug: 'seatown' })
      const counted = marks.reduce((sum, mark) => sum + (mark.kind === 'several' ? mark.count : 1), 0)
      expect(counted).toBe(spots.length)
    }),
  )
})
