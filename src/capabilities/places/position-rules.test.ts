import { expect, test } from 'vitest'
import { nameKey, readCoordinates, readPostcode } from './position-rules.ts'

test.each([
  ['50.822,-0.137', 50.822, -0.137],
  [' 50.8 , -0.1 ', 50.8, -0.1],
  ['-34,151', -34, 151],
  ['85,180', 85, 180],
  ['-85,-180', -85, -180],
])('%j is a position', (text, latitude, longitude) => {
  expect(readCoordinates(text)).toEqual({ latitude, longitude })
})

test.each([
  ['85.1,0'],
  ['-85.1,0'],
  ['0,180.1'],
  ['0,-180.1'],
  ['50.8'],
  ['50.8,'],
  ['50.8 -0.1'],
  ['at 50.8,-0.1'],
  ['50.8,-0.1 north'],
  ['BN1 1AA'],
  [''],
])('%j is none', (text) => {
  expect(readCoordinates(text)).toBeUndefined()
})

test.each([
  ['BN1 1AA', 'BN1', '1AA'],
  ['bn11aa', 'BN1', '1AA'],
  ['  b-n-1 1.a.a ', 'BN1', '1AA'],
  ['PL4 8AA', 'PL4', '8AA'],
  ['EC1A 1BB', 'EC1A', '1BB'],
  ['SO14 0AA', 'SO14', '0AA'],
  ['M1 1AE', 'M1', '1AE'],
  ['BN1', 'BN1', ''],
  ['bn41', 'BN41', ''],
  ['W1A', 'W1A', ''],
])('%j is a postcode', (text, outward, inward) => {
  expect(readPostcode(text)).toEqual({ outward, inward })
})

test.each([['Brighton'], ['BN'], ['1AA'], ['BN1 1A'], ['ABC1 1AA'], ['BN1 1AAA'], ['near BN1 1AA'], ['123456'], ['']])(
  '%j is none',
  (text) => {
    expect(readPostcode(text)).toBeUndefined()
  },
)

test.each([
  ['Brighton', 'brighton'],
  ['  St. Peter’s  Road ', 'st peters road'],
  ["St Peter's Road", 'st peters road'],
  ['Llŷn', 'llyn'],
  ['Bail’ Ìosal', 'bail iosal'],
  ['Stoke-on-Trent', 'stoke on trent'],
  ['`Old` Port (North)', 'old port north'],
  ['Area 51', 'area 51'],
])('the name %j is looked up as %j', (name, key) => {
  expect(nameKey(name)).toBe(key)
})
