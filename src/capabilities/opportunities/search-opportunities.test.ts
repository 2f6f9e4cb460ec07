import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldSearchTexts, mendWords } from '#infrastructure/database/search-words.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { countOpportunityFacets } from './count-opportunity-facets.ts'
import { countFacets, type FacetRow } from './facet-rules.ts'
import { countOpportunities, listOpportunities } from './list-opportunities.ts'
import { accessFeatures, modes, type OpportunityOrder, opportunityKinds } from './opportunity.ts'
import { listAlternatives, searchOpportunities } from './search-opportunities.ts'

const hours = (from: number) => ({
  startsAt: new Date(now.getTime() + from * 3_600_000),
  endsAt: new Date(now.getTime() + (from + 1) * 3_600_000),
})

async function aSearchedTown() {
  const town = await aTown()
  const { database, placeId } = town
  const library = await anOrganisation(town)
  await anOpportunity(town, library, {
    title: 'Mend a bicycle',
    titleCy: 'Trwsio beic yn y tŷ',
    summary: 'Bring your own.',
    description: 'Afterwards there is welding for those who like it.',
    sessions: [hours(48)],
    latitude: 50.8,
    longitude: -0.1,
  })
  await anOpportunity(town, library, {
    title: 'Welding for beginners',
    titleCy: null,
    summary: 'A first weld.',
    description: 'Sparks.',
    kind: 'course',
    costPence: 900,
    sessions: [hours(24)],
    latitude: 50.9,
    longitude: -0.1,
  })
  await anOpportunity(town, library, {
    title: 'Paint a wall',
    summary: 'Outdoors.',
    description: 'With brushes.',
    mode: 'online',
    address: null,
  })
  const titles = async (terms: string | undefined, order: OpportunityOrder, more: object = {}) => {
    const from = { latitude: 50.81, longitude: -0.1 }
    const narrowing = { placeId, terms, ...more }
    const found = await searchOpportunities({ narrowing, order, from, limit: 10 }, { database, now })
    return found.map(({ title }) => title)
  }
  return { ...town, titles }
}

test('of a time, finds what begins in it and takes place, by its date then', async () => {
  const town = await aTown()
  const { database, placeId, pool } = town
  const library = await anOrganisation(town)
  const add = (title: string, ...sessions: ReturnType<typeof hours>[]) =>
    anOpportunity(town, library, { title, sessions })
  await add('Every day', hours(4), hours(28), hours(52))
  await add('Before it', hours(23))
  await add('At the first moment', hours(24))
  await add('At the last', hours(48))
  await add('Called off then', hours(30), hours(60))
  await pool.query(`update opportunity_sessions set event_status = 'cancelled' where starts_at = $1`, [
    hours(30).startsAt,
  ])
  const during = { from: hours(24).startsAt, until: hours(48).startsAt }
  const narrowing = { placeId, during }
  const powers = { database, now }
  const dates = (rows: { title: string; nextStartsAt: Date | null }[]) =>
    rows.map(({ title, nextStartsAt }) => [title, nextStartsAt])
  const right = [
    ['At the first moment', hours(24).startsAt],
    ['Every day', hours(28).startsAt],
  ]
  expect(dates(await searchOpportunities({ narrowing, order: 'soonest', limit: 10 }, powers))).toEqual(right)
  expect(dates((await listOpportunities({ ...narrowing, limit: 10 }, powers)).rows).toSorted()).toEqual(right)
  expect(await countOpportunities({ ...narrowing, atMost: 9 }, powers)).toBe(2)
  expect((await countOpportunityFacets({ narrowing, ages: [] }, powers))?.free).toBe(2)
  // What has begun already is not told as the next date.
  const started = { placeId, during: { from: now, until: hours(30).startsAt } }
  const atFive = { database, now: hours(5).startsAt }
  await pool.query(`delete from opportunity_sessions where starts_at = $1`, [hours(23).startsAt])
  const [next] = await searchOpportunities({ narrowing: started, order: 'soonest', limit: 1 }, atFive)
  expect([next?.title, next?.nextStartsAt]).toEqual(['At the first moment', hours(24).startsAt])
})

test('puts what is called so before what only speaks of it, and follows each order', async () => {
  const { titles } = await aSearchedTown()
  expect(await titles('welding', 'relevance')).toEqual(['Welding for beginners', 'Mend a bicycle'])
  expect(await titles('welding', 'nearest')).toEqual(['Mend a bicycle', 'Welding for beginners'])
  expect(await titles(undefined, 'nearest')).toEqual(['Mend a bicycle', 'Welding for beginners', 'Paint a wall'])
  expect(await titles(undefined, 'soonest')).toEqual(['Welding for beginners', 'Mend a bicycle', 'Paint a wall'])
  expect(await titles('welding', 'relevance', { freeOnly: true })).toEqual(['Mend a bicycle'])
})

test('finds Welsh words without their accents', async () => {
  const { titles } = await aSearchedTown()
  expect(await titles('ty', 'relevance')).toEqual(['Mend a bicycle'])
  expect(await titles('tŷ', 'relevance')).toEqual(['Mend a bicycle'])
})

test('understands mistyped words once their texts were taken in, and leaves known ones alone', async () => {
  const { database } = await aSearchedTown()
  expect(await mendWords(database, 'wleding')).toBeUndefined()
  expect(await foldSearchTexts(database)).toBeGreaterThan(3)
  expect(await foldSearchTexts(database)).toBe(0)
  expect(await mendWords(database, 'wleding')).toBe('welding')
  expect(await mendWords(database, 'mend a bycicle')).toBe('mend a bicycle')
  expect(await mendWords(database, 'biec')).toBe('beic')
  expect(await mendWords(database, 'painiting')).toBe('paint')
  // Welding, welds and the beginning of a word are known as they are.
  for (const known of ['welding', 'welded', 'bicyc', 'zzzzzzzz', 'tŷ', ''])
    expect(await mendWords(database, known)).toBeUndefined()
})

test('offers what has one of the words when nothing has them all', async () => {
  const { database, placeId, titles } = await aSearchedTown()
  expect(await titles('welding outdoors', 'relevance')).toEqual([])
  const found = await listAlternatives({ placeId, terms: 'welding outdoors', limit: 3 }, { database, now })
  expect(found.map(({ title }) => title).sort()).toEqual(['Mend a bicycle', 'Paint a wall', 'Welding for beginners'])
})

test('counts what each choice would find', async () => {
  const { database, placeId } = await aSearchedTown()
  expect(
    await countOpportunityFacets({ narrowing: { placeId, kind: 'course' }, ages: [13, 40] }, { database }),
  ).toEqual({
    kind: { workshop: 2, course: 1 },
    theme: { digital: 1 },
    mode: { 'in-person': 1 },
    access: { 'step-free': 1 },
    age: { 13: 1 },
    free: 0,
  })
})

test('no choice finds more or less than its count says', () => {
  const row: fc.Arbitrary<FacetRow> = fc.record({
    kind: fc.constantFrom(...opportunityKinds),
    theme: fc.constantFrom('digital', 'nature'),
    mode: fc.constantFrom(...modes),
    costPence: fc.constantFrom(0, 500),
    ageMin: fc.constantFrom(0, 11, 18),
    ageMax: fc.constantFrom(18, 25, 120),
    access: fc.subarray([...accessFeatures]),
  })
  const narrowing = fc.record(
    { kind: fc.constantFrom(...opportunityKinds), theme: fc.constantFrom('digital', 'nature'), freeOnly: fc.boolean() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(row), narrowing, fc.constantFrom(...opportunityKinds), (rows, chosen, kind) => {
      const narrowed = chosen as Parameters<typeof countFacets>[1]
      const counted = countFacets(rows, narrowed, [14]).kind[kind] ?? 0
      const withIt = { ...narrowed, kind }
      const found = rows.filter(
        (one) =>
          one.kind === kind &&
          (!withIt.theme || one.theme === withIt.theme) &&
          (!withIt.freeOnly || one.costPence === 0),
      )
      expect(counted).toBe(found.length)
    }),
  )
})
