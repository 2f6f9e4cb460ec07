import { expect, test } from 'vitest'
import { fromNationalGrid, toNationalGrid } from '#infrastructure/map/national-grid.ts'
import { readerFor } from './gazetteer-format.ts'

test('turns the National Grid into longitude and latitude to within ten metres', () => {
  // The worked example of Ordnance Survey's guide to coordinate systems (Caister water tower), as WGS 84.
  const { latitude, longitude } = fromNationalGrid({ easting: 651_409.903, northing: 313_177.27 })
  expect(latitude).toBeCloseTo(52.65798, 4)
  expect(longitude).toBeCloseTo(1.71605, 4)
  const back = toNationalGrid({ latitude, longitude })
  expect(back).toEqual({ easting: expect.closeTo(651_409.903, 1), northing: expect.closeTo(313_177.27, 1) })
})

test('reads Code-Point Open as it is published, without a heading', () => {
  const line = ['BN1 1AA', '10', '531054', '104305', 'E92000001', '', 'E18000009', '', 'E06000043', 'E05015398']
  const reader = readerFor(line)
  expect(reader?.isHeading).toBe(false)
  expect(reader?.read(line)).toMatchObject({ kind: 'postcode', postcode: 'BN11AA' })
  expect(reader?.read(['BN1 1AB', '90', '0', '0', ...line.slice(4)])).toEqual({ refusal: 'no-position' })
})

test('takes only the places out of OS Open Names', () => {
  const cells = Array.from({ length: 34 }, () => '')
  const place = cells
    .with(2, 'Hanover')
    .with(6, 'populatedPlace')
    .with(7, 'Suburban Area')
    .with(8, '531900')
    .with(9, '105000')
  const reader = readerFor(place)
  expect(reader?.read(place)).toMatchObject({ kind: 'name', name: 'Hanover', population: 0 })
  expect(reader?.read(place.with(6, 'transportNetwork'))).toBe('of-no-interest')
})

test('reads any table whose heading says what is what', () => {
  const reader = readerFor(['MSOA', 'Name', 'name_cy', 'Lat', 'Lon', 'population'])
  expect(reader?.isHeading).toBe(true)
  expect(reader?.read(['W02000408', 'Cathays', 'Cathays', '51.49', '-3.18', ''])).toEqual({
    kind: 'name',
    name: 'Cathays',
    otherNames: [],
    latitude: 51.49,
    longitude: -3.18,
    population: 0,
  })
  expect(reader?.read(['W0', '', '', '51.49', '-3.18', ''])).toEqual({ refusal: 'no-name' })
  expect(reader?.read(['W0', 'Nowhere', '', '', '', ''])).toEqual({ refusal: 'no-position' })
  expect(reader?.read(['W0', 'Far out', '', '123', '-3', ''])).toEqual({ refusal: 'no-position' })
})

test('says that it does not know a table without a position', () => {
  expect(readerFor(['postcode', 'district'])).toBeUndefined()
  expect(readerFor(['LADCD', 'LADNM', 'UTLACD'])).toBeUndefined()
})
