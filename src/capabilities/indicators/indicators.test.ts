import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aNextTown, aTown, now } from '#tests/support/town.ts'
import { choosePlaceAreas } from './choose-place-areas.ts'
import { findPlaceAreas, placeAreasRevision } from './find-place-areas.ts'
import { headlineOf } from './headline-rules.ts'
import { importIndicators } from './import-indicators.ts'
import { listPlaceIndicators } from './list-place-indicators.ts'
import { publicIndicator } from './public-indicator.ts'
import { showPlaceIndicators } from './show-place-indicators.ts'

const shipped = new URL('../../demo/content/indicators/', import.meta.url)
const whole = new URL('../../../../shared/data/diagnosis/', import.meta.url)

async function tablesIn(folder: URL, only = ''): Promise<Uint8Array[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(only) && name.endsWith('.csv')).sort()
  return Promise.all(names.map((name) => readFile(new URL(name, folder))))
}

const table = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

/** A town with the figures that are shipped, or with one of their tables. */
async function aTownWithFigures(only = '') {
  const town = await aTown()
  const powers = { database: town.database, now }
  const keep = async (bytes: Uint8Array, leftOut = 0) => {
    const outcome = await importIndicators({ bytes, isKept: true, leftOut }, powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.report
  }
  for (const bytes of await tablesIn(shipped, only)) await keep(bytes)
  const figuresOf = async (...areaCodes: string[]) => {
    const found = await listPlaceIndicators({ areaCodes }, powers)
    return (key: string) =>
      needed(
        found.find((one) => one.key === key),
        key,
      )
  }
  const everything = async () =>
    (
      await town.pool.query<{ all: string }>(`select concat(
        (select jsonb_agg(one order by key) from indicator_sources as one),
        (select jsonb_agg(one order by key, id) from indicators as one),
        (select jsonb_agg(one order by area_code, indicator_id, period) from indicator_values as one),
        (select jsonb_agg(one order by code) from areas as one)) as all`)
    ).rows[0]?.all
  return { ...town, powers, keep, figuresOf, everything }
}

test('the known figures of the four places are met', async () => {
  const { figuresOf } = await aTownWithFigures()
  const expected = { E06000043: [28, 165, 6.7], E06000026: [42, 164, 6.7], E06000045: [37, 152, 6.8] } as const
  for (const [code, [most, of, percent]] of Object.entries(expected)) {
    const figure = await figuresOf(code)
    expect(headlineOf(figure('imd-decile')), code).toMatchObject({ kind: 'fifth', most, of, flagged: 0 })
    expect(
      figure('imd-decile').parts?.fifths.reduce((sum, one) => sum + one, 0),
      code,
    ).toBe(of)
    expect(headlineOf(figure('neet-or-not-known')), code).toMatchObject({
      ...{ kind: 'areas', period: '2025', areas: [{ value: percent }] },
      nation: { areaName: 'England', value: 5.6 },
    })
  }
  const county = await figuresOf('E10000003', 'E07000008')
  expect(headlineOf(county('neet-or-not-known'))).toMatchObject({ areas: [{ areaName: 'Cambridgeshire', value: 3.5 }] })
  expect(headlineOf(county('imd-decile'))).toMatchObject({ most: 1, of: 78 })
  expect(county('neet').figures.map(({ period }) => period)).toEqual(['2025', '2023', '2022'])
})

test('looked at, nothing is kept; kept again, nothing changes', async () => {
  const { database, powers, everything } = await aTownWithFigures()
  const before = await everything()
  for (const bytes of await tablesIn(shipped)) {
    const look = await importIndicators({ bytes, isKept: false, leftOut: 0 }, powers)
    expect(look).toMatchObject({ ok: true, report: { isKept: false, changedAreas: 0 } })
    const later = { database, now: new Date(now.getTime() + 86_400_000) }
    expect(await importIndicators({ bytes, isKept: true, leftOut: 0 }, later)).toMatchObject({ ok: true })
  }
  expect(await everything()).toBe(before)
  const fresh = table('lsoa21_code,IMD_decile', 'E01999999,3')
  expect(await importIndicators({ bytes: fresh, isKept: false, leftOut: 0 }, powers)).toMatchObject({
    report: { indicators: [{ key: 'imd-decile', figures: 1, fresh: 1, changed: 0 }] },
  })
  expect(await everything()).toBe(before)
})

const neet = (...rows: string[]) =>
  table('time_period,country_code,region_code,new_la_code,la_name,NEET_not_known_percent,NEET_percent', ...rows)

test('a flag stays a flag, and is never nought', async () => {
  const { pool, keep, figuresOf } = await aTownWithFigures('lookup')
  await keep(
    neet('2030,E92000001,E12000009,E06000053,Isles of Scilly,c,z', '2031,E92000001,E12000009,E06000053,,x,low'),
  )
  const figure = await figuresOf('E06000053')
  const said = (key: string) => figure(key).figures.map(({ period, value, flag }) => [period, value, flag])
  expect(said('neet-or-not-known')).toEqual([
    ['2031', null, 'x'],
    ['2030', null, 'c'],
  ])
  expect(said('neet')).toEqual([
    ['2031', null, 'low'],
    ['2030', null, 'z'],
  ])
  // Parts without a figure are counted apart, and add nothing.
  await keep(table('lsoa21_code,income_domain_numerator', 'E01016854,NA', 'E01016855,', 'E01016856,40'))
  expect(headlineOf((await figuresOf('E06000043'))('low-income'))).toMatchObject({
    ...{ kind: 'sum', value: 40, of: 1, flagged: 2 },
  })
  await expect(
    pool.query(`insert into indicator_values (indicator_id, area_code, period, value, flag)
      select indicator_id, area_code, '1999', 0, 'c' from indicator_values limit 1`),
  ).rejects.toThrow('value_or_flag')
})

test('a bad line is named, and left out only by those who have seen it', async () => {
  const { powers, keep, figuresOf, everything } = await aTownWithFigures('neet')
  const bytes = neet(
    '2032,E92000001,E12000009,E06000052,Cornwall,6,4',
    '2032,E92000001,E12000009,E06000052,Cornwall,6,4',
    '2032,E92000001,E12000009,W06000001,Anglesey,6,4',
    '2032,E92000001,E12000009,E06000051,Shropshire,about 6,140',
    'soon,E92000001,E12000009,E06000050,Cheshire,6,4',
  )
  const before = await everything()
  const refused = await importIndicators({ bytes, isKept: true, leftOut: 0 }, powers)
  expect(refused).toMatchObject({ ok: false, refusal: 'lines-not-seen' })
  expect('report' in refused && refused.report.problems).toEqual([
    { line: 3, why: 'twice', text: 'E06000052' },
    { line: 4, why: 'unknown-area', text: 'W06000001' },
    { line: 5, why: 'not-a-figure', column: 'NEET_not_known_percent', text: 'about 6' },
    { line: 5, why: 'out-of-range', column: 'NEET_percent', text: '140' },
    { line: 6, why: 'no-period', text: 'soon' },
  ])
  expect(await importIndicators({ bytes, isKept: true, leftOut: 4 }, powers)).toMatchObject({ ok: false })
  expect(await everything()).toBe(before)
  expect(await keep(bytes, 5)).toMatchObject({ isKept: true })
  expect((await figuresOf('E06000052'))('neet').figures[0]).toMatchObject({ period: '2032', value: 4 })
  expect(await importIndicators({ bytes: table('name;age', 'Ann;7'), isKept: true, leftOut: 0 }, powers)).toEqual({
    ...{ ok: false, refusal: 'unknown-table' },
  })
})

test('a table of one’s own says where its figures are from, and a new edition takes their place', async () => {
  const { keep, figuresOf } = await aTownWithFigures('lookup')
  const heading =
    'area;area name;indicator;indicator cy;period;value;measure;good;source;publisher;licence;attribution;caveat;address'
  const own = (value: string, name = 'Bus stops') =>
    table(
      heading,
      `E06000043;Brighton and Hove;${name};Arosfannau bws;2026;${value};count;high;Bus survey;The council;OGL;© The council;Counted once;javascript:alert(1)`,
      'E92000001;England;Bus stops;Arosfannau bws;2026;1,234,567;count;high;Bus survey;The council;OGL;© The council;Counted once;javascript:alert(1)',
    )
  await keep(own('412'))
  expect((await figuresOf('E06000043'))('bus-stops')).toMatchObject({
    ...{ measure: 'count', good: 'high', nameCy: 'Arosfannau bws' },
    source: { title: 'Bus survey', caveat: 'Counted once', licence: 'OGL', address: null },
    ...{ figures: [{ value: 412 }], nation: [{ value: 1_234_567 }] },
  })
  expect(await keep(own('413'))).toMatchObject({ indicators: [{ figures: 2, fresh: 0, changed: 1 }] })
  expect((await figuresOf('E06000043'))('bus-stops').figures).toMatchObject([{ value: 413 }])
})

test('nations stand beside their own areas alone', async () => {
  const { powers } = await aTownWithFigures('neet')
  expect((await listPlaceIndicators({ areaCodes: ['W06000015'] }, powers)).length).toBe(0)
})

describe('the areas of a place', () => {
  async function aPlace() {
    const town = await aTownWithFigures()
    const { powers, lead, placeId } = town
    const change = (areas: string[], basedOn: string, by = lead) =>
      choosePlaceAreas({ areas, basedOn }, { ...powers, lead: by })
    const stored = async (of = placeId) => {
      const found = await findPlaceAreas({ placeId: of }, powers)
      return { ...found, revision: placeAreasRevision(found) }
    }
    return { town, powers, change, stored }
  }

  test('are chosen by who leads it, by name or code, and nobody else sees a figure until they say so', async () => {
    const { town, powers, change, stored } = await aPlace()
    const { revision } = await stored()
    expect(await change(['Brighton and Hove', 'Atlantis'], revision)).toEqual({
      ...{ ok: false, refusal: 'unknown-area', line: 2, text: 'Atlantis' },
    })
    // A ward is no area of a whole place.
    expect(await change(['Hanover & Elm Grove'], revision)).toMatchObject({ refusal: 'unknown-area' })
    expect(await change([], revision)).toMatchObject({ refusal: 'no-areas' })
    const twice = await Promise.all([1, 2].map(() => change(['brighton and hove', 'e06000043'], revision)))
    expect(twice).toEqual([{ ok: true }, { ok: true }])
    const logged = await town.database
      .selectFrom('auditEntries')
      .select('action')
      .where('action', '=', 'figures.areas-chosen')
      .execute()
    expect(logged).toHaveLength(1)
    const chosen = await stored()
    expect(chosen).toMatchObject({ areas: [{ code: 'E06000043', name: 'Brighton and Hove' }], isPublic: false })
    expect(await change(['Plymouth'], revision)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
    const [indicator] = await listPlaceIndicators({ areaCodes: ['E06000043'] }, powers)
    expect(publicIndicator(needed(indicator, 'an indicator'), chosen)).toBeUndefined()
    const show = (basedOn: string) => showPlaceIndicators({ isPublic: true, basedOn }, { ...powers, lead: town.lead })
    expect(await show(revision)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
    expect(await show(chosen.revision)).toEqual({ ok: true })
    expect(publicIndicator(needed(indicator, 'an indicator'), await stored())).toMatchObject({ key: indicator?.key })
  })

  test('of one place are not changed by the lead of another', async () => {
    const { town, change, stored } = await aPlace()
    const next = await aNextTown(town)
    const before = await stored()
    const lead = mintCityLead({ placeId: next, personId: undefined })
    expect(await change(['Plymouth'], (await stored(next)).revision, lead)).toEqual({ ok: true })
    expect(await stored()).toEqual(before)
    expect((await stored(next)).areas).toEqual([{ code: 'E06000026', name: 'Plymouth' }])
  })
})

describe.skipIf(!existsSync(whole))('the whole tables, where they are at hand', () => {
  test('are all read, with nothing that is not understood', async () => {
    const { powers } = await aTownWithFigures('neet')
    for (const bytes of await tablesIn(whole)) {
      const outcome = await importIndicators({ bytes, isKept: false, leftOut: 0 }, powers)
      expect(outcome).toMatchObject({ ok: true, report: { problems: [] } })
    }
  })
})
