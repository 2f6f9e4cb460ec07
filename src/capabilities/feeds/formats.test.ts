import { describe, expect, test } from 'vitest'
import { readMoment, readSession } from './date-rules.ts'
import type { FeedContent } from './feed.ts'
import { guessMapping } from './heading-rules.ts'
import { readHsdsPage } from './hsds-format.ts'
import { readCalendar } from './icalendar-format.ts'
import { guessKind } from './kind-rules.ts'
import { plainText } from './plain-rules.ts'
import { readPrice } from './price-rules.ts'
import { readRpdePage } from './rpde-format.ts'
import { addressesIn, readLinkedData, readLinkedPage } from './schema-format.ts'
import { readTableListings } from './table-format.ts'
import { readCatalogue } from './xcri-format.ts'

const now = new Date('2026-06-05T09:00:00Z')
const listings = (content: FeedContent | undefined) =>
  (content?.records ?? []).flatMap((record) => (record.is === 'listing' ? [record.listing] : []))

describe('texts of other people', () => {
  test('are shown as words, whatever they hold', () => {
    expect(plainText('<p>Tea &amp; <b>cake</b></p><p>Free&nbsp;&#163;0</p><script>alert(1)</script>')).toBe(
      'Tea & cake\nFree £0',
    )
    expect(plainText('  ')).toBeNull()
    expect(plainText(42)).toBeNull()
    expect(plainText('a < b &bogus; &#0;')).toBe('a < b &bogus;')
  })

  test('are read for times by the clocks of the place, in summer and in winter', () => {
    expect(readMoment('2026-06-21 10:00')?.at.toISOString()).toBe('2026-06-21T09:00:00.000Z')
    expect(readMoment('21/12/2026 10:00')?.at.toISOString()).toBe('2026-12-21T10:00:00.000Z')
    expect(readMoment('2026-06-21T10:00:00+02:00')?.at.toISOString()).toBe('2026-06-21T08:00:00.000Z')
    expect(readMoment('next Tuesday')).toBeUndefined()
    expect(readMoment('2026-02-31')).toBeUndefined()
  })

  test('are read for whole days, the night included on which the clocks change', () => {
    expect(readSession('2026-10-25', '2026-10-25')).toEqual({
      startsAt: '2026-10-24T23:00:00.000Z',
      endsAt: '2026-10-26T00:00:00.000Z',
    })
    expect(readSession('2026-06-05', null)).toEqual({
      startsAt: '2026-06-04T23:00:00.000Z',
      endsAt: '2026-06-05T23:00:00.000Z',
    })
    expect(readSession('2026-06-05 12:00', '2026-06-05 11:00')).toBeUndefined()
  })

  test('are read for prices', () => {
    const prices = ['free', '£4.50', '£1,200', 'from £1,200', 'ask us', 'Am ddim'].map(readPrice)
    expect(prices.map(({ costPence }) => costPence)).toEqual([0, 450, 120_000, null, null, 0])
    expect(prices[3]?.costNote).toBe('from £1,200')
  })
})

describe('a table', () => {
  test('is understood by its headings, and by what a person says instead', () => {
    expect(guessMapping(['Course title', 'Start date', 'Post code', 'Fee'])).toEqual({
      title: 'Course title',
      start: 'Start date',
      postcode: 'Post code',
      cost: 'Fee',
    })
    const records = [
      { line: 2, cells: { What: 'Knit a hat', When: '05/06/2026 18:00', Where: 'Library' } },
      { line: 3, cells: { What: '', When: '', Where: 'Nowhere' } },
      { line: 4, cells: { What: 'Purl', When: 'soon', Where: '' } },
    ]
    const read = readTableListings(records, { title: 'What', start: 'When', address: 'Where' })
    expect(listings(read)).toMatchObject([
      { title: 'Knit a hat', address: 'Library', sessions: [{ startsAt: '2026-06-05T17:00:00.000Z' }] },
    ])
    expect(read.problems).toEqual([
      { where: '3', why: 'no-title' },
      { where: '4', why: 'bad-date' },
    ])
  })
})

describe('a calendar', () => {
  const calendar = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.flatMap((one) => ['BEGIN:VEVENT', one.trim(), 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n')

  test('gives one listing an event, its repetitions as dates', () => {
    const text = calendar(
      'UID:one@test\r\nSUMMARY:Walk\r\nDTSTART;TZID=Europe/London:20260610T100000\r\nDTEND;TZID=Europe/London:20260610T110000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nLOCATION:Park, BN1 1AA\r\nGEO:50.8;-0.1',
      'UID:two@test\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20260705\r\nDTEND;VALUE=DATE:20260707',
      'UID:three@test\r\nSUMMARY:Off\r\nDTSTART:20260705T100000Z\r\nSTATUS:CANCELLED',
      'UID:four@test\r\nDTSTART:20260705T100000Z',
    )
    const read = readCalendar(text, now)
    expect(listings(read)).toMatchObject([
      { externalId: 'one@test', postcode: 'BN1 1AA', latitude: 50.8, sessions: [{}, {}, {}] },
      {
        externalId: 'two@test',
        sessions: [{ startsAt: '2026-07-04T23:00:00.000Z', endsAt: '2026-07-06T23:00:00.000Z' }],
      },
      {},
    ])
    expect(listings(read)[0]?.sessions[1]).toEqual({
      startsAt: '2026-06-17T09:00:00.000Z',
      endsAt: '2026-06-17T10:00:00.000Z',
    })
    expect(listings(read)[2]).toMatchObject({ externalId: 'three@test', status: 'cancelled' })
    expect(read.problems).toEqual([{ where: 'four@test', why: 'no-title' }])
  })

  test('that repeats without an end is read a year ahead', () => {
    const text = calendar(
      'UID:one\r\nSUMMARY:Daily\r\nDTSTART:20200101T100000Z\r\nDTEND:20200101T110000Z\r\nRRULE:FREQ=MONTHLY',
    )
    expect(listings(readCalendar(text, now))[0]?.sessions).toHaveLength(12)
  })

  test('that does not say when something ends gives it an hour', () => {
    const text = calendar('UID:one\r\nSUMMARY:Talk\r\nDTSTART:20260710T100000Z')
    expect(listings(readCalendar(text, now))[0]?.sessions).toEqual([
      { startsAt: '2026-07-10T10:00:00.000Z', endsAt: '2026-07-10T11:00:00.000Z' },
    ])
  })

  test('that is none is a problem, not a crash', () => {
    for (const text of ['', 'hello', 'BEGIN:VCARD\r\nEND:VCARD'])
      expect(readCalendar(text, now)).toEqual({ records: [], problems: [{ where: '1', why: 'unreadable' }] })
  })
})

describe('a page with schema.org', () => {
  test('gives its events and courses, and nothing that would run', () => {
    const html = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"Us"},
      {"@type":"EducationEvent","@id":"https://a.test/1","name":"Talk","startDate":"2026-06-10T18:00:00+01:00","endDate":"2026-06-10T19:00:00+01:00",
       "location":{"@type":"Place","name":"Hall","address":{"streetAddress":"1 High St","addressLocality":"Seatown","postalCode":"BN1 1AA"},"geo":{"latitude":"50.8","longitude":-0.1}},
       "offers":{"price":"4.50","url":"javascript:alert(1)"},"typicalAgeRange":"16-"},
      {"@type":"Course","name":"Sew","isAccessibleForFree":true,"hasCourseInstance":{"@type":"CourseInstance","courseMode":"online","startDate":"2026-07-01"}}]}</script>
      <script type="application/ld+json">{broken</script>`
    const read = readLinkedPage(html, { page: 'https://a.test/page', now })
    expect(listings(read)).toMatchObject([
      {
        externalId: 'https://a.test/1',
        title: 'Talk',
        address: 'Hall, 1 High St, Seatown',
        postcode: 'BN1 1AA',
        latitude: 50.8,
        costPence: 450,
        ageMin: 16,
        kind: 'event',
        url: 'https://a.test/page',
      },
      { title: 'Sew', costPence: 0, mode: 'online', kind: 'course' },
    ])
  })

  test('that says of itself what it contains does not hang its reader', () => {
    let deep: unknown = { '@type': 'Event', name: 'Deep' }
    for (let depth = 0; depth < 500; depth++) deep = { inner: [deep] }
    expect(readLinkedData([deep], { page: 'https://a.test', now }).records).toEqual([])
  })

  test('is found by a site map', () => {
    expect(
      addressesIn('<urlset><url><loc>https://a.test/?a=1&amp;b=2</loc></url><url><loc>ftp://x</loc></url></urlset>'),
    ).toEqual({
      pages: ['https://a.test/?a=1&b=2'],
      maps: [],
    })
  })
})

describe('an RPDE feed', () => {
  test('gives listings, dates of a series, and what is gone', () => {
    const read = readRpdePage(
      {
        next: 'https://a.test/feed?after=2',
        items: [
          {
            id: 1,
            kind: 'SessionSeries',
            state: 'updated',
            modified: 1,
            data: {
              '@type': 'SessionSeries',
              '@id': 'https://a.test/s/1',
              name: 'Yoga',
              location: { name: 'Gym', geo: { latitude: 50.8, longitude: -0.1 } },
              ageRange: { '@type': 'QuantitativeValue', minValue: 16 },
            },
          },
          {
            id: 'x',
            kind: 'ScheduledSession',
            state: 'updated',
            modified: 2,
            data: {
              superEvent: 'https://a.test/s/1',
              startDate: '2026-06-10T18:00:00Z',
              endDate: '2026-06-10T19:00:00Z',
            },
          },
          {
            id: 'y',
            kind: 'ScheduledSession',
            state: 'updated',
            modified: 2,
            data: {
              startDate: '2026-06-11T18:00:00Z',
              endDate: '2026-06-11T19:00:00Z',
              superEvent: { name: 'Swim', location: { name: 'Pool' } },
            },
          },
          { id: 2, kind: 'SessionSeries', state: 'deleted', modified: 3 },
          { id: 3, kind: 'Slot', state: 'updated', modified: 3, data: {} },
        ],
      },
      now,
    )
    expect(read).toMatchObject({ isLast: false, next: 'https://a.test/feed?after=2' })
    expect(listings(read)).toMatchObject([
      { externalId: 'SessionSeries/1', ref: 'https://a.test/s/1', title: 'Yoga', ageMin: 16 },
      {
        externalId: 'ScheduledSession/y',
        title: 'Swim',
        address: 'Pool',
        sessions: [{ startsAt: '2026-06-11T18:00:00.000Z' }],
      },
    ])
    expect(read?.records).toContainEqual({ is: 'gone', externalId: 'SessionSeries/2' })
    expect(read?.records).toContainEqual(expect.objectContaining({ is: 'dates', parentId: 'https://a.test/s/1' }))
    expect(read?.problems).toEqual([{ where: 'Slot/3', why: 'not-a-listing' }])
  })

  test('that is none is told apart', () => {
    for (const document of [{}, [], null, { items: [] }, { next: 1, items: [] }])
      expect(readRpdePage(document, now)).toBeUndefined()
  })
})

describe('services of Open Referral', () => {
  test('become listings with place, age and price', () => {
    const read = readHsdsPage(
      {
        page_number: 1,
        total_pages: 3,
        contents: [
          {
            id: 'a',
            name: 'Job club',
            description: 'Help with CVs',
            organization: { name: 'Council' },
            minimum_age: 18,
            cost_options: [{ amount: 0 }],
            service_at_locations: [
              {
                location: {
                  name: 'Hub',
                  latitude: 50.8,
                  longitude: -0.1,
                  addresses: [{ address_1: '1 Road', city: 'Seatown', postal_code: 'BN1 1AA' }],
                },
              },
            ],
          },
          { id: 'b', name: 'Gone', status: 'defunct' },
          { name: 'No number' },
        ],
      },
      now,
    )
    expect(read?.pages).toBe(3)
    expect(listings(read)).toMatchObject([
      {
        title: 'Job club',
        address: 'Hub, 1 Road, Seatown',
        postcode: 'BN1 1AA',
        ageMin: 18,
        costPence: 0,
        provider: 'Council',
      },
    ])
    expect(read?.records).toContainEqual({ is: 'gone', externalId: 'b' })
    expect(read?.problems).toEqual([{ where: '3', why: 'no-id' }])
  })
})

describe('a course catalogue', () => {
  test('gives its courses with their presentations', () => {
    const read = readCatalogue(`<?xml version="1.0"?>
      <catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:mlo="http://purl.org/net/mlo">
        <provider><dc:title>Seatown College</dc:title>
          <course><dc:identifier>https://c.test/1</dc:identifier><dc:title>Plumbing</dc:title><mlo:url>https://c.test/plumbing</mlo:url>
            <dc:description><div xmlns="http://www.w3.org/1999/xhtml"><p>Pipes &amp; taps</p></div></dc:description>
            <presentation><mlo:start dtf="2026-09-07">7 September</mlo:start><end dtf="2027-06-25">June</end>
              <mlo:cost>£250</mlo:cost><age>16+</age><attendanceMode identifier="CM">Campus</attendanceMode>
              <venue><provider><dc:title>Main site</dc:title><mlo:location><mlo:town>Seatown</mlo:town><mlo:postcode>BN1 1AA</mlo:postcode></mlo:location></provider></venue>
            </presentation></course>
          <course><dc:title>No number</dc:title></course>
        </provider></catalog>`)
    expect(listings(read)).toMatchObject([
      {
        externalId: 'https://c.test/1',
        title: 'Plumbing',
        description: 'Pipes & taps',
        costPence: 25_000,
        ageMin: 16,
        mode: 'in-person',
        postcode: 'BN1 1AA',
        provider: 'Seatown College',
        url: 'https://c.test/plumbing',
      },
    ])
    expect(read.problems).toEqual([{ where: 'No number', why: 'no-id' }])
  })

  test('does not follow entities of a document type, and is a problem where it is none', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><catalog><provider><course><identifier>1</identifier><title>&b;</title></course></provider></catalog>'
    const text = JSON.stringify(readCatalogue(bomb))
    expect(text).not.toContain('aaaaaaaaaaaaaaaaaaaa')
    expect(readCatalogue('<html></html>').problems).toEqual([{ where: '1', why: 'unreadable' }])
    expect(readCatalogue('not xml <').records).toEqual([])
  })
})

describe('skills', () => {
  const of = (content: FeedContent | undefined) =>
    listings(content).map(({ skills = [], keywords = [] }) => ({ skills, keywords }))

  test('come from a column, by semicolons or else by commas', () => {
    const records = ['Cooking; Knife work, safely;;Cooking', 'Cooking, Sewing', ''].map((skills, at) => ({
      line: at + 2,
      cells: { Title: `Club ${at}`, Skills: skills },
    }))
    const read = readTableListings(records, guessMapping(['Title', 'Skills']))
    expect(of(read).map(({ skills }) => skills)).toEqual([['Cooking', 'Knife work, safely'], ['Cooking', 'Sewing'], []])
    // What says nothing of skills is the same listing as ever.
    expect(listings(read)[2]).not.toHaveProperty('skills')
  })

  test('come from what a course teaches and a job needs; what else it is marked with may be one', () => {
    const read = readLinkedData(
      [
        {
          '@type': 'Course',
          name: 'Bread',
          teaches: ['Baking', { '@type': 'DefinedTerm', name: 'Kneading' }],
          keywords: 'food, fun',
          about: { name: 'Cooking' },
        },
        { '@type': 'JobPosting', title: 'Baker', skills: { '@type': 'DefinedTerm', name: 'Baking' } },
        { '@type': 'WorkBasedProgram', name: 'Bakery', hasCourse: { '@type': 'Course', name: 'B', teaches: 'Baking' } },
      ],
      { page: 'https://a.test', now },
    )
    expect(of(read)).toEqual([
      { skills: ['Baking', 'Kneading'], keywords: ['food', 'fun', 'Cooking'] },
      { skills: ['Baking'], keywords: [] },
      { skills: ['Baking'], keywords: [] },
    ])
  })

  test('come from the terms of a service, the subjects of a course and the categories of an event', () => {
    const attributes = [
      { id: '1', link_type: 'skill', taxonomy_term: { name: 'Cooking' } },
      { id: '2', link_type: 'skill', value: 'Our own word' },
      { id: '3', link_type: 'service_eligibility', taxonomy_term: { name: 'Adults' } },
    ]
    expect(of(readHsdsPage({ contents: [{ id: 'a', name: 'Job club', attributes }] }, now))).toEqual([
      { skills: ['Cooking', 'Our own word'], keywords: ['Adults'] },
    ])
    const xml =
      '<catalog><provider><course><identifier>1</identifier><title>Bread</title><subject>Cooking</subject><subject type="x">Food</subject></course></provider></catalog>'
    expect(of(readCatalogue(xml))).toEqual([{ skills: [], keywords: ['Cooking', 'Food'] }])
    const calendar =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Bread\r\nDTSTART:20260710T100000Z\r\nCATEGORIES:Cooking,Food\r\nEND:VEVENT\r\nEND:VCALENDAR'
    expect(of(readCalendar(calendar, now))).toEqual([{ skills: [], keywords: ['Cooking', 'Food'] }])
  })
})

test('a source is told by what stands in it', () => {
  const kinds = {
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR': 'icalendar',
    '<?xml version="1.0"?><xcri:catalog xmlns:xcri="x"></xcri:catalog>': 'xcri',
    '<urlset><url><loc>https://a.test</loc></url></urlset>': 'schema-org',
    '<!doctype html><title>Us</title>': 'schema-org',
    '{"@context":"https://schema.org","@type":"Event"}': 'schema-org',
    '{"next":"https://a.test/2","items":[]}': 'rpde',
    '{"page_number":1,"contents":[]}': 'hsds',
    '[{"title":"Walk"}]': 'table',
    '\uFEFFtitle,start\nWalk,2026-07-01': 'table',
    '{broken': 'table',
  }
  for (const [text, kind] of Object.entries(kinds)) expect(guessKind(text), text).toBe(kind)
})
