import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { rowsOf } from '#infrastructure/files/read-table.ts'
import { aTown } from '#tests/support/town.ts'
import { readBoundaries } from './boundary-format.ts'
import { findPosition } from './find-position.ts'
import { importBoundaries } from './import-boundaries.ts'
import { importGazetteer } from './import-gazetteer.ts'
import { listBoundaries } from './list-boundaries.ts'

const table = (text: string) => rowsOf(Readable.from([Buffer.from(text)]), 'test.csv')

test('finds a postcode and a name in either language once a gazetteer was brought in', async () => {
  const { database, services, placeId } = await aTown()
  const near = { id: placeId, latitude: 50.8, longitude: -0.1 }
  const find = (terms: string) => findPosition(terms, { database, baseMap: services.baseMap, near })
  expect(await find('BN1 1AA')).toEqual({ ok: false, refusal: 'no-postcodes-here' })

  await importGazetteer({ source: 'codes.csv', rows: table('postcode,lat,lon\nBN1 1AA,50.82,-0.14\n') }, { database })
  await importGazetteer(
    { source: 'names.csv', rows: table('name,name_cy,lat,lon\nNewport Market,Marchnad Casnewydd,51.59,-3\n') },
    { database },
  )
  expect(await find('bn11aa')).toMatchObject({ ok: true, position: { latitude: 50.82, name: 'BN1 1AA' } })
  expect(await find('BN1')).toMatchObject({ ok: true, position: { latitude: 50.82, name: 'BN1' } })
  expect(await find('marchnad casnewydd')).toMatchObject({ ok: true, position: { name: 'Marchnad Casnewydd' } })
  expect(await find('BN1 9ZZ')).toEqual({ ok: false, refusal: 'unknown-postcode' })
})

test('finds every name that a table has, in any of its languages and without accents', async () => {
  const { database, services, placeId } = await aTown()
  const near = { id: placeId, latitude: 55, longitude: -4 }
  const find = (terms: string) => findPosition(terms, { database, baseMap: services.baseMap, near })
  const heading = 'name,name_cy,name_gd,alt_names,lat,lon'
  const rows = table(
    `${heading}\nNetherby,,Bail’ Ìosal,Low Town|Nether Toon,55.5,-4.5\nUpperby,Trefuchaf,,,55.6,-4.6\n`,
  )
  await importGazetteer({ source: 'names.csv', rows }, { database })
  for (const terms of ['netherby', 'bail iosal', 'Bail’ Ìosal', 'LOW TOWN', 'nether toon'])
    expect(await find(terms), terms).toMatchObject({ ok: true, position: { latitude: 55.5 } })
  expect(await find('trefuchaf')).toMatchObject({ ok: true, position: { latitude: 55.6, name: 'Trefuchaf' } })
})

test('takes GeoNames as it is published, with all that a town is called', async () => {
  const { database } = await aTown()
  const line = (name: string, others: string, kind: string) =>
    [
      '1',
      name,
      name,
      others,
      '51.48',
      '-3.18',
      kind,
      'PPL',
      'GB',
      '',
      'WLS',
      '',
      '',
      '',
      '447287',
      '',
      '15',
      'x',
      '2024-01-01',
    ].join('\t')
  const text = `${line('Seaford', 'Porthmawr,"Seaford"', 'P')}\n${line('Sea Hill', '', 'T')}\n`
  const rows = rowsOf(Readable.from([Buffer.from(text)]), 'GB.txt', { isTabbed: true })
  const outcome = await importGazetteer({ source: 'GB.txt', rows }, { database })
  expect(outcome).toMatchObject({ ok: true, report: { names: 1 } })
  const kept = await database.selectFrom('gazetteerNames').select(['name', 'population']).orderBy('name').execute()
  expect(kept).toEqual([
    { name: 'Porthmawr', population: 447287 },
    { name: 'Seaford', population: 447287 },
  ])
})

test('says how far it is, also through lines that are of no interest', async () => {
  const { database } = await aTown()
  const lines = Array.from({ length: 2500 }, (_, number) => (number % 2 ? `,50,-1` : `Town ${number},50,-1`))
  const told: object[] = []
  const rows = table(`name,lat,lon\n${lines.join('\n')}\n`)
  await importGazetteer({ source: 'one.csv', rows }, { database, onProgress: (progress) => told.push(progress) })
  expect(told).toEqual([
    { read: 1000, kept: 500 },
    { read: 2000, kept: 1000 },
  ])
})

test('changes nothing when the same file comes again, and forgets the names that it no longer has', async () => {
  const { database } = await aTown()
  const bring = async (text: string) => {
    const outcome = await importGazetteer({ source: 'one.csv', rows: table(text) }, { database })
    return outcome.ok ? outcome.report : outcome.refusal
  }
  const names = () => database.selectFrom('gazetteerNames').select('name').orderBy('name').execute()
  await bring('name,lat,lon\nAlpha,50,-1\nBeta,51,-1\n')
  await bring('name,lat,lon\nAlpha,50,-1\nBeta,51,-1\n')
  expect(await names()).toEqual([{ name: 'Alpha' }, { name: 'Beta' }])
  expect(await bring('name,lat,lon\nBeta,51,-1\n')).toMatchObject({ names: 1, refused: 0 })
  expect(await names()).toEqual([{ name: 'Beta' }])

  const codes = 'postcode,lat,lon\nBN1 1AA,50.82,-0.14\nBN1 1AA,50.83,-0.14\nnonsense,1,1\n'
  expect(await bring(codes)).toMatchObject({
    changedPostcodes: 1,
    refused: 1,
    examples: [{ line: 4, refusal: 'no-postcode' }],
  })
  expect(await bring(codes)).toMatchObject({ changedPostcodes: 0 })
})

test('leaves everything as it was when a table cannot be read', async () => {
  const { database } = await aTown()
  await importGazetteer({ source: 'one.csv', rows: table('name,lat,lon\nAlpha,50,-1\n') }, { database })
  const outcome = await importGazetteer({ source: 'one.csv', rows: table('colour,shape\nred,round\n') }, { database })
  expect(outcome).toEqual({ ok: false, refusal: 'unknown-table' })
  const broken = importGazetteer({ source: 'one.csv', rows: table('name,lat,lon\nBeta,51,-1\n"Gam') }, { database })
  await expect(broken).rejects.toMatchObject({ code: 'table-unreadable', message: expect.stringContaining('test.csv') })
  expect(await database.selectFrom('gazetteerNames').select('name').execute()).toEqual([{ name: 'Alpha' }])
})

test('takes outlines from GeoJSON with the names of the statistics office, on either grid', async () => {
  const { database } = await aTown()
  const square = (code: string, coordinates: number[][]) => ({
    type: 'Feature',
    properties: { LAD25CD: code, LAD25NM: 'Seatown', LAD25NMW: 'Tre’r Môr' },
    geometry: { type: 'Polygon', coordinates: [coordinates] },
  })
  const read = readBoundaries({
    type: 'FeatureCollection',
    features: [
      square('E06000999', [
        [-0.2, 50.7],
        [0, 50.7],
        [0, 50.9],
        [-0.2, 50.7],
      ]),
      square('E06000998', [
        [530_000, 104_000],
        [540_000, 104_000],
        [540_000, 110_000],
        [530_000, 104_000],
      ]),
    ],
  })
  if (!read.ok) throw new Error(read.refusal)
  expect(await importBoundaries(read.boundaries, { database })).toBe(2)
  expect(await importBoundaries(read.boundaries, { database })).toBe(0)
  const box = { west: -0.15, south: 50.75, east: -0.1, north: 50.8 }
  const found = await listBoundaries({ box, level: 'district' }, { database })
  expect(found.map(({ code, nameCy }) => [code, nameCy])).toEqual([['E06000999', 'Tre’r Môr']])
  expect(await listBoundaries({ box: { ...box, west: 3, east: 4 }, level: 'district' }, { database })).toEqual([])
  expect(readBoundaries({ hello: 'world' })).toEqual({ ok: false, refusal: 'not-geojson' })
})
