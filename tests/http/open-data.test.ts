import { validate } from '@openactive/data-model-validator'
import { describe, expect, test } from 'vitest'
import type { FeedRecord } from '#capabilities/feeds/feed.ts'
import { guessMapping } from '#capabilities/feeds/heading-rules.ts'
import { readHsdsPage } from '#capabilities/feeds/hsds-format.ts'
import { readRecords } from '#capabilities/feeds/read-records.ts'
import { readRpdePage } from '#capabilities/feeds/rpde-format.ts'
import { readTableListings } from '#capabilities/feeds/table-format.ts'
import { until } from '#tests/support/until.ts'
import { listingWithDates } from '../support/site/listing-with-dates.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { Visitor } from '../support/site/visitor.ts'

const { origin } = site
const skillsIn = (records: FeedRecord[]) =>
  records.flatMap((one) => (one.is === 'listing' ? (one.listing.skills ?? []) : []))
const json = async (address: string) => (await fetch(new URL(address, origin))).json()

interface Rpde {
  next: string
  license: string
  items: { id: string; kind: string; state: string; modified: number; data?: object }[]
}

describe('OpenActive', () => {
  test('gets every opportunity, in the order of its changes, to an end that stays the end', async () => {
    const seen: Rpde['items'] = []
    let address = '/openactive/brighton-and-hove/opportunities'
    for (let page = 0; page < 20; page++) {
      const read = (await json(address)) as Rpde
      seen.push(...read.items)
      address = read.next
      if (read.items.length === 0) break
    }
    expect(((await json(address)) as Rpde).next).toBe(address)
    expect(seen.length).toBeGreaterThan(150)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.map(({ modified }) => modified)).toEqual(seen.map(({ modified }) => modified).toSorted((a, b) => a - b))
    expect(seen.some(({ state }) => state === 'updated')).toBe(true)
  })

  test('finds nothing wrong with it', async () => {
    const page = (await json('/openactive/plymouth/opportunities')) as Rpde
    const some = { ...page, items: page.items.filter(({ state }) => state === 'updated').slice(0, 12) }
    expect(some.items).toHaveLength(12)
    const found = await validate(some, { loadRemoteJson: false })
    // What is learned in a town is not only sport: the official list of activities has no word for most of it, and the
    // validator cannot look ours up without the network.
    const aboutTheList =
      /official \[OpenActive activity list\]|Activity list `|could not be found in the OpenActive activity list/
    const failures = found.filter(({ severity, message }) => severity === 'failure' && !aboutTheList.test(message))
    expect(failures.map(({ path, message }) => `${path} ${message}`)).toEqual([])
    const themes = (await json('/openactive/themes')) as { concept: { '@id': string }[] }
    expect(JSON.stringify(some)).toContain(themes.concept[0]?.['@id'])
  })

  test('gets the seats of a date that is booked here, as its page has them', async () => {
    const { id, path } = await listingWithDates()
    await withDatabase(({ database }) =>
      database
        .updateTable('opportunities')
        .set({ latitude: 50.83, longitude: -0.14, updatedAt: new Date(Date.now() - 5000) })
        .where('id', '=', id)
        .execute(),
    )
    const manager = await new Visitor().signIn('manager@demo.example')
    const seats = `/organisations/${library}/manage/opportunities/${id}/seats`
    await manager.post(seats, { inPersonSeats: '9', mostPeople: '2', closesHours: '1', isOpen: 'yes', do: 'save' })
    const capacity = /"maximumAttendeeCapacity":9,"remainingAttendeeCapacity":9/
    await until(async () => expect(await (await fetch(origin + path)).text()).toMatch(capacity))
    let address = '/openactive/brighton-and-hove/opportunities'
    const told: Rpde['items'] = []
    await until(async () => {
      const page = (await json(address)) as Rpde
      told.push(...page.items.filter((item) => item.id === id))
      address = page.next
      expect(JSON.stringify(told.at(-1))).toMatch(capacity)
    })
    const found = await validate(told.at(-1)?.data ?? {}, { loadRemoteJson: false })
    expect(found.filter(({ path }) => /AttendeeCapacity/.test(path))).toEqual([])
  })

  test('is read back by our own importer', async () => {
    const page = readRpdePage(await json('/openactive/plymouth/opportunities'), new Date())
    expect(page?.problems).toEqual([])
    expect(page?.records.length).toBeGreaterThan(50)
  })
})

describe('Open Referral', () => {
  test('gets services in pages, which our own importer reads back', async () => {
    expect(await json('/openreferral/plymouth')).toMatchObject({ version: 'HSDS-UK-3.0' })
    const first = readHsdsPage(await json('/openreferral/plymouth/services?per_page=20'), new Date())
    const second = readHsdsPage(await json('/openreferral/plymouth/services?per_page=20&page=2'), new Date())
    expect(first?.pages).toBeGreaterThan(3)
    expect(first?.records).toHaveLength(20)
    const ids = [...(first?.records ?? []), ...(second?.records ?? [])].map((one) =>
      one.is === 'listing' ? one.listing.externalId : '',
    )
    expect(new Set(ids).size).toBe(40)
    expect(skillsIn(first?.records ?? []).length).toBeGreaterThan(20)
  })
})

describe('a spreadsheet', () => {
  test('gets the list as it is narrowed, which our own importer reads back', async () => {
    const answer = await fetch(`${origin}/brighton-and-hove/opportunities.csv?kind=workshop`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const { records, headings } = await readRecords(Buffer.from(await answer.arrayBuffer()))
    const { records: listings, problems } = readTableListings(records, guessMapping(headings))
    expect(problems).toEqual([])
    expect(listings.length).toBeGreaterThan(20)
    for (const one of listings) expect(one.is === 'listing' && one.listing.kind).toBe('workshop')
    expect(skillsIn(listings)).toContain('Repairing things')
  })
})

test('the API names what each opportunity teaches', async () => {
  const { items } = (await json('/api/v1/places/plymouth/opportunities?limit=20')) as {
    items: { skills: { name: string; uri?: string }[] }[]
  }
  expect(items).toHaveLength(20)
  for (const { skills } of items) expect(skills.length).toBeGreaterThan(0)
  expect(items.flatMap(({ skills }) => skills)).toContainEqual(
    expect.objectContaining({ name: expect.any(String), uri: expect.stringContaining('http') }),
  )
})

test.each([
  '/openactive/atlantis/opportunities',
  '/openreferral/atlantis/services',
  '/openreferral/atlantis',
  '/atlantis/opportunities.csv',
])('%s is not there', async (path) => expect((await fetch(origin + path)).status).toBe(404))
