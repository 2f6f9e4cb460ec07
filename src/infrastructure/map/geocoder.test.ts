import { expect, test } from 'vitest'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import type { FetchBounds, GuardedOutcome } from '../guarded-fetch.ts'
import { openGeocoder } from './geocoder.ts'
import type { GeocoderSetting } from './geocoder-services.ts'
import { takeTurn } from './geocoder-turns.ts'

const near = { latitude: 50.83, longitude: -0.14 }
const hour = 3_600_000

/** A geocoder whose service is played by the test; everything asked of it is kept. */
function asking(setting: GeocoderSetting, play: (url: URL) => unknown) {
  const asked: { url: URL; bounds: FetchBounds | undefined }[] = []
  const failures: string[] = []
  const clock = { now: 1_000_000 }
  const geocode = openGeocoder(setting, {
    fetchDocument: async (address, bounds): Promise<GuardedOutcome> => {
      const url = new URL(address)
      asked.push({ url, bounds })
      const answer = play(url)
      if (typeof answer === 'number') return { ok: false, reason: `the address answered ${answer}`, status: answer }
      const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
      return { ok: true, body: Buffer.from(body), contentType: 'application/json' }
    },
    takeTurn: async () => 0,
    wait: async (ms) => {
      clock.now += ms
    },
    now: () => clock.now,
    origin: 'https://learning.example',
    onFailure: (reason) => failures.push(reason),
  })
  return { geocode, asked, failures, clock }
}

test('asks postcodes.io for postcodes, first halves and names, and says who is asking', async () => {
  const { geocode, asked } = asking({ service: 'postcodes.io' }, (url) => {
    if (url.pathname === '/postcodes/BN1%201AA')
      return { status: 200, result: { postcode: 'BN1 1AA', latitude: 50.82, longitude: -0.14, country: 'England' } }
    if (url.pathname === '/outcodes/BN1')
      return { status: 200, result: { outcode: 'BN1', latitude: 50.84, longitude: -0.15 } }
    if (url.pathname === '/postcodes/IM1%201AA')
      return { status: 200, result: { postcode: 'IM1 1AA', latitude: null, longitude: null } }
    const name = { name_1: 'Preston', local_type: 'Suburban Area' }
    if (url.searchParams.get('q') === 'preston')
      return {
        status: 200,
        result: [
          { ...name, latitude: 53.76, longitude: -2.7 },
          { ...name, latitude: 50.844, longitude: -0.149 },
        ],
      }
    return 404
  })
  const service = 'postcodes.io'
  const ask = (terms: string, postcode?: string) => geocode({ terms, postcode, near })
  expect(await ask('BN1 1AA', 'BN1 1AA')).toEqual({ name: 'BN1 1AA', latitude: 50.82, longitude: -0.14, service })
  expect(await ask('BN1', 'BN1')).toEqual({ name: 'BN1', latitude: 50.84, longitude: -0.15, service })
  expect(await ask('IM1 1AA', 'IM1 1AA')).toBeUndefined()
  // Of two Prestons the one of this place; the other lies three counties away.
  expect(await ask('preston')).toEqual({ name: 'Preston', latitude: 50.844, longitude: -0.149, service })
  expect(await ask('ZZ9 9ZZ', 'ZZ9 9ZZ')).toBeUndefined()
  expect(asked.map(({ url }) => url.host)).toEqual(Array(5).fill('api.postcodes.io'))
  expect(asked[0]?.bounds?.userAgent).toBe('Waymark (https://learning.example)')
})

test('asks OS Names around the place with its key, and turns the National Grid into degrees', async () => {
  const entry = (NAME1: string, GEOMETRY_X: number, GEOMETRY_Y: number) => ({
    GAZETTEER_ENTRY: { ID: 'osgb1', NAME1, TYPE: 'transportNetwork', LOCAL_TYPE: 'Named Road', GEOMETRY_X, GEOMETRY_Y },
  })
  const { geocode, asked } = asking({ service: 'os-names', key: 'abc' }, (url) =>
    url.searchParams.get('query') === 'Atlantis'
      ? { header: { totalresults: 0 } }
      : url.searchParams.get('query') === 'BN1 9ZZ'
        ? { header: {}, results: [entry('BN1 9ZA', 531_000, 104_000)] }
        : { header: {}, results: [entry('Lewes Road', 550_000, 120_000), entry('Lewes Road', 532_400, 106_000)] },
  )
  expect(await geocode({ terms: 'lewes road', near })).toEqual({
    name: 'Lewes Road',
    latitude: expect.closeTo(50.84, 2),
    longitude: expect.closeTo(-0.12, 2),
    service: 'os-names',
  })
  const { searchParams } = asked[0]?.url ?? new URL('x:')
  expect(searchParams.get('key')).toBe('abc')
  const [west = 0, south = 0, east = 0, north = 0] = (searchParams.get('bounds') ?? '').split(',').map(Number)
  expect(west < 532_400 && east > 532_400 && north > 106_000 && south >= 0).toBe(true)
  expect(await geocode({ terms: 'Atlantis', near })).toBeUndefined()
  // What sounds like a postcode is not that postcode.
  expect(await geocode({ terms: 'BN1 9ZZ', postcode: 'BN1 9ZZ', near })).toBeUndefined()
})

test('asks Nominatim and Photon on the host that was set', async () => {
  const nominatim = asking({ service: 'nominatim', base: 'https://names.example/osm' }, (url) =>
    url.searchParams.get('q') === 'The Lanes'
      ? [{ lat: '50.8226', lon: '-0.1406', name: 'The Lanes', display_name: 'The Lanes, Brighton' }]
      : [],
  )
  expect(await nominatim.geocode({ terms: 'The Lanes', near })).toEqual({
    name: 'The Lanes',
    latitude: 50.8226,
    longitude: -0.1406,
    service: 'nominatim',
  })
  expect(nominatim.asked[0]?.url.href).toMatch(/^https:\/\/names\.example\/osm\/search\?/)
  expect(nominatim.asked[0]?.url.searchParams.get('bounded')).toBe('1')
  expect(await nominatim.geocode({ terms: 'Atlantis', near })).toBeUndefined()

  const photon = asking({ service: 'photon', base: 'https://photon.example' }, (url) => ({
    type: 'FeatureCollection',
    features:
      url.searchParams.get('q') === 'Atlantis'
        ? []
        : [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [-0.1406, 50.8226] },
              properties: { name: 'The Lanes', osm_key: 'place', postcode: 'BN1 1HB' },
            },
          ],
  }))
  expect(await photon.geocode({ terms: 'the lanes', near })).toMatchObject({ name: 'The Lanes', latitude: 50.8226 })
  expect(await photon.geocode({ terms: 'BN1 1HB', postcode: 'BN1 1HB', near })).toMatchObject({ name: 'BN1 1HB' })
  expect(await photon.geocode({ terms: 'BN1 1ZZ', postcode: 'BN1 1ZZ', near })).toBeUndefined()
  expect(await photon.geocode({ terms: 'Atlantis', near })).toBeUndefined()
})

test('remembers an answer for a day, what nobody knows for an hour, a failure for a minute', async () => {
  const lanes = { lat: '50.8', lon: '-0.1', name: 'The Lanes', display_name: 'The Lanes' }
  const { geocode, asked, clock, failures } = asking({ service: 'nominatim', base: 'https://names.example' }, (url) => {
    const terms = url.searchParams.get('q')
    return terms === 'the lanes' ? [lanes] : terms === 'broken' ? 'not json' : terms === 'down' ? 503 : []
  })
  const ask = (terms: string) => geocode({ terms, near })
  const [one, two] = await Promise.all([ask('the lanes'), ask('the lanes')])
  expect([one, two]).toEqual([one, one])
  expect(one?.name).toBe('The Lanes')
  for (const terms of ['the lanes', 'nowhere', 'nowhere', 'down', 'down', 'broken', 'broken']) await ask(terms)
  expect(asked.length).toBe(4)
  expect(failures).toEqual(['the address answered 503', 'the answer is not JSON'])
  clock.now += 2 * 60_000
  for (const terms of ['the lanes', 'nowhere', 'down', 'broken']) await ask(terms)
  expect(asked.length).toBe(6)
  clock.now += hour
  for (const terms of ['the lanes', 'nowhere']) await ask(terms)
  expect(asked.length).toBe(7)
  clock.now += 24 * hour
  await ask('the lanes')
  expect(asked.length).toBe(8)
})

test('remembers no more than a thousand', async () => {
  const { geocode, asked } = asking({ service: 'nominatim', base: 'https://names.example' }, () => [])
  for (let index = 0; index <= 1000; index++) await geocode({ terms: `street ${index}`, near })
  await geocode({ terms: 'street 1000', near })
  expect(asked.length).toBe(1001)
  await geocode({ terms: 'street 0', near })
  expect(asked.length).toBe(1002)
})

test('gives each question to a service a turn of its own, over all that ask, and turns away when the row is long', async () => {
  const { database } = await scratchDatabase({ warm: 8 })
  const turn = { service: 'nominatim', gapMs: 1000, longestWaitMs: 3000 }
  const waits = await Promise.all(Array.from({ length: 8 }, () => takeTurn(database, turn)))
  const kept = waits.filter((wait) => wait !== undefined).toSorted((a, b) => a - b)
  expect(kept.length).toBe(4)
  for (const [index, wait] of kept.entries()) expect(Math.abs(wait - index * 1000), String(wait)).toBeLessThan(300)
  // Another service has a row of its own.
  expect(await takeTurn(database, { ...turn, service: 'photon' })).toBe(0)
})
