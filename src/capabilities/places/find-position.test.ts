import { expect, test } from 'vitest'
import { aTown } from '#tests/support/town.ts'
import { findPosition } from './find-position.ts'
import { nameKey, readCoordinates, readPostcode } from './position-rules.ts'

const brighton = { latitude: 50.83, longitude: -0.14 }

async function asking() {
  const { database, services, placeId } = await aTown()
  const find = (terms: string) =>
    findPosition(terms, { database, baseMap: services.baseMap, near: { id: placeId, ...brighton } })
  return { database, find }
}

test('knows neighbourhoods of the place and towns around it, however they are written', async () => {
  const { find } = await asking()
  expect(await find('old port')).toMatchObject({ ok: true, position: { name: 'Old Port', latitude: 50.81 } })
  // There is a Brighton in Cornwall too: the one nearby is meant.
  expect(await find('  BRIGHTON ')).toMatchObject({
    ok: true,
    position: { name: 'Brighton', latitude: expect.closeTo(50.83, 1) },
  })
  expect(await find('Shoreham by sea')).toMatchObject({ ok: true, position: { name: 'Shoreham-by-Sea' } })
  expect(await find('Atlantis')).toEqual({ ok: false, refusal: 'unknown-name' })
})

test.each([
  ['Caerdydd', 51.48, -3.18],
  ['abertawe', 51.62, -3.94],
  ['Pontypwl', 51.7, -3.04],
  ['Pontypŵl', 51.7, -3.04],
  ['Y Drenewydd', 52.51, -3.31],
  ['Inbhir Nis', 57.48, -4.22],
  ['Dùn Èideann', 55.95, -3.19],
  ['dun eideann', 55.95, -3.19],
  ['Steòrnabhagh', 58.21, -6.39],
  ['Doire', 55, -7.31],
  ['Béal Feirste', 54.6, -5.93],
  ['BEAL FEIRSTE', 54.6, -5.93],
  ['An Ómaigh', 54.6, -7.3],
  ['Galway', 53.27, -9.05],
])('knows %s without a gazetteer, with accents or without', async (terms, latitude, longitude) => {
  const { find } = await asking()
  const found = await find(terms)
  if (!found.ok) throw new Error(found.refusal)
  expect(Math.abs(found.position.latitude - latitude)).toBeLessThan(0.06)
  expect(Math.abs(found.position.longitude - longitude)).toBeLessThan(0.06)
})

test('knows postcodes once they were imported, and says so before', async () => {
  const { database, find } = await asking()
  expect(await find('BN1 1AA')).toEqual({ ok: false, refusal: 'no-postcodes-here' })
  await database
    .insertInto('gazetteerPostcodes')
    .values([
      { postcode: 'BN11AA', latitude: 50.82, longitude: -0.14 },
      { postcode: 'BN11AB', latitude: 50.84, longitude: -0.16 },
      { postcode: 'BN111AA', latitude: 50.81, longitude: -0.37 },
    ])
    .execute()
  expect(await find('bn1 1aa')).toEqual({ ok: true, position: { name: 'BN1 1AA', latitude: 50.82, longitude: -0.14 } })
  expect(await find('BN1')).toMatchObject({ ok: true, position: { name: 'BN1', latitude: expect.closeTo(50.83, 9) } })
  expect(await find('BN11')).toMatchObject({ ok: true, position: { latitude: 50.81 } })
  expect(await find('ZZ9 9ZZ')).toEqual({ ok: false, refusal: 'unknown-postcode' })
})

test('knows the middle of a first half where no more was imported', async () => {
  const { database, find } = await asking()
  await database
    .insertInto('gazetteerPostcodes')
    .values({ postcode: 'BN2', latitude: 50.83, longitude: -0.1 })
    .execute()
  const middle = { ok: true, position: { name: 'BN2', latitude: 50.83, longitude: -0.1 } }
  expect(await find('BN2 1TW')).toEqual(middle)
  expect(await find('bn2')).toEqual(middle)
  expect(await find('BN3 1TW')).toEqual({ ok: false, refusal: 'unknown-postcode' })
})

test('asks somebody else only for what it does not know itself, and says whose answer it is', async () => {
  const { database, services, placeId } = await aTown()
  const asked: string[] = []
  const geocode = async ({ terms, postcode }: { terms: string; postcode?: string }) => {
    asked.push(terms)
    if (terms !== 'the lanes' && postcode !== 'BN1 1AA') return undefined
    return { name: 'The Lanes', latitude: 50.822, longitude: -0.14, service: 'nominatim' as const }
  }
  const near = { id: placeId, ...brighton }
  const find = (terms: string) => findPosition(terms, { database, baseMap: services.baseMap, near, geocode })
  for (const known of ['old port', 'brighton', '50.8,-0.1', 'xy']) await find(known)
  expect(asked).toEqual([])
  expect(await find('the lanes')).toMatchObject({ ok: true, position: { name: 'The Lanes', service: 'nominatim' } })
  expect(await find('bn11aa')).toMatchObject({ ok: true, position: { name: 'BN1 1AA', service: 'nominatim' } })
  expect(await find('Atlantis')).toEqual({ ok: false, refusal: 'unknown-name' })
  // With a geocoder configured, an unknown postcode is not reported as a missing gazetteer.
  expect(await find('ZZ9 9ZZ')).toEqual({ ok: false, refusal: 'unknown-postcode' })
  expect(asked).toEqual(['the lanes', 'BN1 1AA', 'Atlantis', 'ZZ9 9ZZ'])
  await database.insertInto('gazetteerPostcodes').values({ postcode: 'BN11AA', latitude: 50.8, longitude: 0 }).execute()
  expect(await find('bn11aa')).toMatchObject({ ok: true, position: { latitude: 50.8 } })
  expect(asked.length).toBe(4)
})

test('reads postcodes and positions as people and phones give them', () => {
  expect(readPostcode(' sw1a-1aa ')).toEqual({ outward: 'SW1A', inward: '1AA' })
  expect(readPostcode('m1')).toEqual({ outward: 'M1', inward: '' })
  for (const none of ['Brighton', 'Old Port', '12345', '']) expect(readPostcode(none), none).toBeUndefined()
  expect(readCoordinates('50.822,-0.137')).toEqual({ latitude: 50.822, longitude: -0.137 })
  for (const none of ['50.8', '95,0', 'a,b']) expect(readCoordinates(none), none).toBeUndefined()
  expect(nameKey('Tre’r  Môr')).toBe('trer mor')
})
