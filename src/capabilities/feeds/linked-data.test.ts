import { describe, expect, test } from 'vitest'
import type { FeedContent } from './feed.ts'
import { readHsdsPage } from './hsds-format.ts'
import { readRpdePage } from './rpde-format.ts'
import { readLinkedPage } from './schema-format.ts'
import { readCatalogue } from './xcri-format.ts'

const now = new Date('2026-06-05T09:00:00Z')
const listings = (content: FeedContent | undefined) =>
  (content?.records ?? []).flatMap((record) => (record.is === 'listing' ? [record.listing] : []))
const block = (json: string) => `<script type="application/ld+json">${json}</script>`
const pageOf = (...nodes: object[]) =>
  readLinkedPage(block(JSON.stringify(nodes)), { page: 'https://a.test/page', now })
const event = (more: object) => ({ '@type': 'Event', name: 'Talk', startDate: '2026-07-07T19:00:00Z', ...more })
const only = (more: object) => listings(pageOf(event(more)))[0]

describe('what schema.org says of an event', () => {
  test.each([
    ['https://schema.org/EventPostponed', 'postponed'],
    [['http://schema.org/EventCancelled'], 'cancelled'],
    ['EventMovedOnline', 'moved-online'],
    ['https://schema.org/EventScheduled', undefined],
    ['https://schema.org/EventRescheduled', undefined],
  ])('%s is its state', (eventStatus, expected) => expect(only({ eventStatus })?.status).toBe(expected))

  test('is full where no offer has places left', () => {
    const offer = (availability: string) => ({ '@type': 'Offer', price: 5, availability })
    expect(only({ offers: offer('https://schema.org/SoldOut') })?.status).toBe('full')
    expect(only({ offers: [offer('SoldOut'), offer('InStock')] })?.status).toBeUndefined()
  })

  test('of a single date of a series is a state of that date', () => {
    const subEvent = [
      { startDate: '2026-07-01T10:00Z', eventStatus: 'https://schema.org/EventCancelled' },
      { startDate: '2026-07-08T10:00Z' },
      { startDate: 'soon' },
    ]
    const read = pageOf({ '@type': 'EventSeries', name: 'Club', subEvent })
    expect(listings(read)[0]).toMatchObject({
      sessions: [{ status: 'cancelled' }, { startsAt: '2026-07-08T10:00:00.000Z' }],
    })
    expect(read.problems).toMatchObject([{ why: 'bad-date' }])
  })

  test('with a place and a link is both, moved online is online', () => {
    const place = { '@type': 'Place', name: 'Hall', address: 'Hall, 1 Road, PL1 2AA' }
    const link = { '@type': 'VirtualLocation', url: 'https://zoom.test/1' }
    expect(only({ location: [place, link] })).toMatchObject({
      mode: 'both',
      address: 'Hall, 1 Road, PL1 2AA',
      postcode: 'PL1 2AA',
    })
    expect(only({ location: place, eventStatus: 'EventMovedOnline' })?.mode).toBe('online')
    expect(only({ location: { '@type': 'Place', name: 'Zoom' } })).toMatchObject({ mode: 'online', address: null })
  })

  test.each([
    [{ offers: { price: '£5.00' } }, 500, undefined],
    [{ offers: { price: 'Free' } }, 0, undefined],
    [{ offers: { '@type': 'AggregateOffer', lowPrice: '5', highPrice: '10' } }, null, '£5–£10'],
    [{ offers: { price: 25, priceCurrency: 'EUR' } }, null, '€25'],
    [
      {
        offers: [
          { name: 'Adult', price: '12' },
          { name: 'Child', price: 0 },
        ],
      },
      null,
      'Adult £12, Child £0',
    ],
    [{ offers: { priceSpecification: { price: 7.5, priceCurrency: 'GBP' } } }, 750, undefined],
    [{ isAccessibleForFree: 'http://schema.org/True' }, 0, undefined],
    [{}, null, undefined],
  ])('is priced by %j', (more, costPence, costNote) => {
    const listing = only(more)
    expect([listing?.costPence, listing?.costNote]).toEqual([costPence, costNote])
  })

  test.each([
    [{ typicalAgeRange: 'Under 5s' }, 0, 4],
    [{ typicalAgeRange: '18–24' }, 18, 24],
    [{ audience: { requiredMinAge: 16 } }, 16, null],
    [{ ageRange: { maxValue: 11 } }, 0, 11],
  ])('is for the ages of %j', (more, ageMin, ageMax) => expect(only(more)).toMatchObject({ ageMin, ageMax }))
})

describe('what repeats by a schedule', () => {
  const weekly = {
    '@type': 'Schedule',
    startDate: '2026-07-02',
    endDate: '2026-07-30',
    repeatFrequency: 'P1W',
    byDay: 'https://schema.org/Thursday',
    startTime: '18:00:00',
    endTime: '19:30:00',
    scheduleTimezone: 'Europe/London',
    exceptDate: ['2026-07-16', '2026-07-23T18:00:00'],
  }

  test('is unrolled by the clock of its zone, without what is left out', () => {
    const [listing] = listings(pageOf({ '@type': 'Event', name: 'Spanish', eventSchedule: weekly }))
    expect(listing?.sessions).toEqual(
      ['02', '09', '30'].map((day) => ({
        startsAt: `2026-07-${day}T17:00:00.000Z`,
        endsAt: `2026-07-${day}T18:30:00.000Z`,
      })),
    )
  })

  test('and began in 2018 has dates to come, or is over', () => {
    const from2018 = { ...weekly, startDate: '2018-01-04', endDate: undefined, exceptDate: [] }
    const read = (schedule: object) =>
      listings(pageOf({ '@type': 'Event', name: 'Spanish', eventSchedule: schedule }))[0]
    expect(read(from2018)?.sessions[0]?.startsAt).toBe('2026-06-11T17:00:00.000Z')
    expect(read({ ...from2018, endDate: '2018-12-31' })?.sessions.map(({ startsAt }) => startsAt)).toEqual([
      '2018-12-27T18:00:00.000Z',
    ])
  })

  test('in OpenActive is unrolled in the same way', () => {
    const data = {
      '@type': 'SessionSeries',
      '@id': 'https://a.test/s',
      name: 'Yoga',
      eventSchedule: { ...weekly, exceptDate: [] },
    }
    const items = [{ id: 's', kind: 'SessionSeries', state: 'updated', modified: 1, data }]
    expect(listings(readRpdePage({ next: 'https://a.test/2', items }, now))[0]?.sessions).toHaveLength(5)
  })

  test('in Open Referral is unrolled in the same way', () => {
    const schedules = [
      {
        freq: 'MONTHLY',
        byday: '1TU',
        dtstart: '2026-07-07',
        until: '2026-09-30',
        opens_at: '10:00',
        closes_at: '12:00',
      },
      { freq: 'SOMETIMES', dtstart: 'soon', opens_at: '10:00' },
    ]
    const read = readHsdsPage({ contents: [{ id: 'a', name: 'Job club', schedules }] }, now)
    expect(listings(read)[0]?.sessions.map(({ startsAt }) => startsAt)).toEqual([
      '2026-07-07T09:00:00.000Z',
      '2026-08-04T09:00:00.000Z',
      '2026-09-01T09:00:00.000Z',
    ])
  })

  test('and cannot be read is a problem, not a listing for ever', () => {
    const read = pageOf({ '@type': 'Event', name: 'Spanish', eventSchedule: { ...weekly, repeatFrequency: 'often' } })
    expect(listings(read)).toEqual([])
    expect(read.problems).toMatchObject([{ why: 'bad-date' }])
  })
})

describe('a page', () => {
  test('with a fault in its JSON-LD says so, and the rest is read', () => {
    const html = [
      block(
        '{"@type":"Event","name":"Raw break","description":"One\nTwo","startDate":"2026-07-07","url":"https://a.test/1"}',
      ),
      block('{"@type":"Event","name":"Comma","startDate":"2026-07-08","url":"https://a.test/2",}'),
      block('/* <![CDATA[ */ {"@type":"Event","name":"CDATA","startDate":"2026-07-09"} /* ]]> */'),
      block('{"@type":"Event","name":"Cut off","startDate":"2026-'),
      block('{"@type":"Event","name":"Good","startDate":"2026-07-10"}'),
    ].join('')
    const read = readLinkedPage(html, { page: 'https://a.test', now })
    expect(listings(read).map(({ title }) => title)).toEqual(['Raw break', 'Comma', 'CDATA', 'Good'])
    expect(read.problems).toEqual([
      { where: 'https://a.test (1)', why: 'mended' },
      { where: 'https://a.test (2)', why: 'mended' },
      { where: 'https://a.test (4)', why: 'unreadable' },
    ])
  })

  test('is read by its own marks where it holds no JSON-LD', () => {
    const marked = `<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Caf&eacute; talk</h2>
      <time itemprop="startDate" datetime="2026-07-07T19:00">Tuesday</time>
      <p itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Village hall</span></p></div>`
    const read = (html: string) => listings(readLinkedPage(html, { page: 'https://a.test', now }))
    expect(read(marked)).toMatchObject([
      { title: 'Café talk', address: 'Village hall', sessions: [{ startsAt: '2026-07-07T18:00:00.000Z' }] },
    ])
    expect(read(marked + block(JSON.stringify(event({}))))).toMatchObject([{ title: 'Talk' }])
  })

  test('with several dates at one address has one listing; several things there stay several', () => {
    const url = 'https://a.test/rhymes'
    const dates = ['2026-07-01', '2026-07-08', '2026-07-15'].map((startDate) => event({ url, startDate }))
    expect(listings(pageOf(...dates))).toMatchObject([{ externalId: url, sessions: [{}, {}, {}] }])
    const two = listings(pageOf(event({ url }), event({ url, name: 'Walk' })))
    expect(new Set(two.map(({ externalId }) => externalId)).size).toBe(2)
  })
})

describe('a feed of OpenActive', () => {
  const session = (id: string, more: object) => ({
    id,
    kind: 'ScheduledSession',
    state: 'updated',
    modified: 1,
    data: { superEvent: 'https://a.test/s', startDate: '2026-07-07T19:00:00Z', ...more },
  })

  test('says of single dates that they are not on, and one bad item is one problem', () => {
    const items = [
      session('a', { eventStatus: 'https://schema.org/EventCancelled' }),
      session('b', { remainingAttendeeCapacity: 0 }),
      session('c', { startDate: 'soon' }),
      { id: 'd', kind: 'ScheduledSession', state: 'lost' },
      null,
      session('e', {}),
    ]
    const read = readRpdePage({ next: 'https://a.test/2', items }, now)
    const states = read?.records.map((one) => (one.is === 'dates' ? one.sessions[0]?.status : one.is))
    expect(states).toEqual(['cancelled', 'full', undefined])
    expect(read?.problems.map(({ where }) => where)).toEqual(['ScheduledSession/c', 'd', '5'])
  })
})

describe('a catalogue of courses', () => {
  const read = (courses: string) => readCatalogue(`<catalog><provider>${courses}</provider></catalog>`)
  const course = (id: string, inner: string) =>
    `<course><identifier>${id}</identifier><title>${id}</title>${inner}</course>`

  test('has one problem for each bad part, and reads the rest', () => {
    const content = read(
      course('words', '<presentation><start>September 2026</start><cost>£5–£10</cost></presentation>') +
        course(
          'two',
          '<presentation><start dtf="2026-09-07">7 September</start></presentation><presentation><start>31/02/2026</start></presentation>',
        ) +
        course('swapped', '<presentation><start dtf="2026-09-07"/><end dtf="2026-09-06"/></presentation>'),
    )
    expect(listings(content)).toMatchObject([
      { externalId: 'words', sessions: [], datesNote: 'September 2026', costPence: null, costNote: '£5–£10' },
      { externalId: 'two', sessions: [{ startsAt: '2026-09-06T23:00:00.000Z' }] },
      { externalId: 'swapped', sessions: [{ startsAt: '2026-09-06T23:00:00.000Z' }] },
    ])
    expect(content.problems).toEqual([
      { where: 'words', why: 'date-in-words' },
      { where: 'two', why: 'bad-date' },
      { where: 'swapped', why: 'end-before-start' },
    ])
  })

  test('keeps every run of a course, and says what differs in words', () => {
    const run = (day: string, cost: string, age: string, mode: string) =>
      `<presentation><start dtf="${day}"/><cost>${cost}</cost><age>${age}</age><attendanceMode identifier="${mode}"/></presentation>`
    const both = run('2026-09-07', '£250', '16+', 'CM') + run('2027-01-11', '£300', '19+', 'ON')
    expect(listings(read(course('one', both)))[0]).toMatchObject({
      sessions: [{}, {}],
      costPence: null,
      costNote: '£250, £300',
      ageMin: null,
      ageNote: '16+; 19+',
      mode: 'both',
    })
  })

  test('is described in the markup of its publisher', () => {
    const describe = (inner: string) =>
      listings(read(course('one', `<description>${inner}</description>`)))[0]?.description
    expect(describe('<p>Pipes &amp; <b>taps</b></p><ul><li>One</li></ul>')).toBe('Pipes & taps\nOne')
    expect(describe('<![CDATA[<p>Pipes &eacute;</p>]]>')).toBe('Pipes é')
    expect(describe('&lt;p&gt;Pipes &amp;amp; taps&lt;/p&gt;')).toBe('Pipes & taps')
  })
})
