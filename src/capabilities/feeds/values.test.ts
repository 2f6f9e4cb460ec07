import { describe, expect, test } from 'vitest'
import { readAges, speaksOfChildren } from './age-rules.ts'
import { orderOf, readTime, readWhen } from './date-rules.ts'
import { plainText } from './plain-rules.ts'
import { priceOfOffers, readPrice } from './price-rules.ts'
import { readWhereabouts } from './whereabouts-rules.ts'

describe('a price', () => {
  test.each([
    ['50p', 50, null],
    ['£5', 500, null],
    ['5,50', 550, null],
    ['£1,250.00', 125_000, null],
    ['1.250,00', 125_000, null],
    ['£12.00 per session', 1200, 'per session'],
    ['FREE!', 0, null],
    ['Am ddim', 0, null],
    ['£0.00', 0, null],
    ['Free (booking essential)', 0, 'booking essential'],
  ])('%s is certain', (text, costPence, costNote) => expect(readPrice(text)).toEqual({ costPence, costNote }))

  test.each([
    'Free for under 16s',
    'Free to members, others £3',
    'Free (adults £5)',
    '£5–£10',
    '£12 / £8 concessions',
    'From £3.50',
    '10 sessions for £45',
    'Adults £6, children free',
    'Pay what you can',
    '€25',
    '$25',
    'TBC',
    '01752 123456',
  ])('%s stays in words', (text) => expect(readPrice(text)).toEqual({ costPence: null, costNote: text }))

  test('of several offers is one where they agree, else the words of each', () => {
    expect(priceOfOffers([{ price: '5.00' }, { price: 5 }])).toEqual({ costPence: 500, costNote: null })
    expect(
      priceOfOffers([
        { name: 'Adult', price: '12' },
        { name: 'Child', price: '0' },
      ]).costNote,
    ).toBe('Adult £12, Child £0')
    expect(priceOfOffers([{ price: '25', currency: 'USD' }])).toEqual({ costPence: null, costNote: '$25' })
  })
})

describe('an age', () => {
  test.each([
    ['Under 5s', 0, 4],
    ['under-12s', 0, 11],
    ['16+', 16, null],
    ['Ages 16 and over', 16, null],
    ['16 oed a hŷn', 16, null],
    ['18-24', 18, 24],
    ['18–24', 18, 24],
    ['5 to 11 years', 5, 11],
    ['11-16yrs', 11, 16],
    ['Ages 8 - 12 years old', 8, 12],
    ['18-', 18, null],
    ['Up to 11', 0, 11],
    ['All ages', 0, null],
    ['Pob oed', 0, null],
    ['Adults', 18, null],
  ])('%s is certain', (text, ageMin, ageMax) => expect(readAges(text)).toEqual({ ageMin, ageMax }))

  test.each(['Key stage 2', 'Years 7-9', '0-18 months', 'Over 16s', '24-18', 'Families', '5-11, 12-16', '16'])(
    '%s stays in words',
    (text) => expect(readAges(text)).toEqual({ ageMin: null, ageMax: null, ageNote: text }),
  )

  test('of children is heard in a title', () => {
    for (const title of ['Rhyme time for under 5s', 'Family fun day', 'Clwb i blant', 'Toddler group'])
      expect(speaksOfChildren(title), title).toBe(true)
    for (const title of ['Pottery', 'Adult numeracy', 'Schooling horses'])
      expect(speaksOfChildren(title), title).toBe(false)
  })
})

describe('a date', () => {
  const day = { startsAt: '2027-01-12T00:00:00.000Z', endsAt: '2027-01-13T00:00:00.000Z' }
  const evening = { startsAt: '2027-01-12T19:30:00.000Z', endsAt: '2027-01-12T20:30:00.000Z' }

  test.each([
    ['12 January 2027', day],
    ['Tue 12 Jan 2027', day],
    ['Tuesday 12th of January 2027', day],
    ['January 12, 2027', day],
    ['12-01-2027', day],
    ['12.01.27', day],
    ['2027/01/12', day],
    ['20270112', day],
    ['12-Jan-27', day],
    ['46399', day],
    ['12 Ionawr 2027', day],
    ['Dydd Mawrth 12 Ionawr 2027', day],
    ['12/01/2027 19:30:00', evening],
    ['12/01/2027 7:30pm', evening],
    ['12 January 2027 at 7.30pm', evening],
    ['12/01/2027 1930hrs', evening],
    ['2027-01-12 07:30 PM', evening],
    ['46399.8125', evening],
    ['12 Ionawr 2027 am 7.30yh', evening],
    ['12/01/2027 12 noon', { startsAt: '2027-01-12T12:00:00.000Z', endsAt: '2027-01-12T13:00:00.000Z' }],
    ['12 January 2027, 6pm–8pm', { startsAt: '2027-01-12T18:00:00.000Z', endsAt: '2027-01-12T20:00:00.000Z' }],
    ['12/01/2027 - 14/01/2027', { startsAt: '2027-01-12T00:00:00.000Z', endsAt: '2027-01-15T00:00:00.000Z' }],
  ])('%s is certain', (text, session) => expect(readWhen(text, null)).toEqual({ is: 'session', session }))

  test.each([
    '12 January',
    '31/02/2027',
    '01/13/2027',
    'Monday 12 January 2027',
    '12/01/2027 and 19/01/2027',
    '1/2',
    '12/01/2027 in the hall',
    'soon',
  ])('%s is none', (text) => expect(readWhen(text, null).is).not.toBe('session'))

  test.each(['Every Tuesday 10am-12pm', 'September 2027', 'To be confirmed', 'Bob dydd Mawrth'])(
    '%s is kept in words',
    (text) => expect(readWhen(text, null)).toEqual({ is: 'wording', wording: text }),
  )

  test('ends with a time of that day, or of the night after', () => {
    const ends = (start: string, end: string) => {
      const read = readWhen(start, end)
      return read.is === 'session' ? [read.session.endsAt, read.problem] : read
    }
    expect(ends('12/01/2027 18:00', '20:00')).toEqual(['2027-01-12T20:00:00.000Z', undefined])
    expect(ends('12/01/2027 22:00', '2am')).toEqual(['2027-01-13T02:00:00.000Z', undefined])
    expect(ends('12/01/2027 18:00', '17:00')).toEqual(['2027-01-12T19:00:00.000Z', 'end-before-start'])
  })

  test('is in the order that the other dates of its column tell', () => {
    expect(orderOf(['01/02/2027', '01/13/2027'])).toBe('month-first')
    expect(orderOf(['01/02/2027', '13/01/2027'])).toBe('day-first')
    expect(orderOf(['13/01/2027', '01/13/2027'])).toBe('mixed')
    expect(orderOf(['01/02/2027'])).toBeUndefined()
    expect(readWhen('01/02/2027', null, 'month-first')).toMatchObject({
      session: { startsAt: '2027-01-02T00:00:00.000Z' },
    })
  })

  test('has its time in another column', () => {
    expect(['18:30', '6.30pm', '1830hrs', '0.7708333333', '12 noon', 'later'].map(readTime)).toEqual([
      '18:30',
      '18:30',
      '18:30',
      '18:30',
      '12:00',
      undefined,
    ])
  })
})

describe('a place', () => {
  test.each([
    'Zoom',
    'Microsoft Teams Meeting',
    'Online (Zoom)',
    'Ar-lein',
    'Online via Teams',
    'Webinar',
    'https://zoom.test/j/1',
    'Online, UK',
    'Zoom (link will be sent on booking)',
  ])('%s is online', (text) => expect(readWhereabouts(text)).toEqual({ address: null, postcode: null, mode: 'online' }))

  test.each([
    ['Online Gallery, 3 Quay Road, Plymouth PL1 2JZ', 'PL1 2JZ'],
    ['The Zoom Room, Derry bt486dq', 'BT48 6DQ'],
    ['Teams House', null],
    ['Zoom, 3 Quay Road', null],
    ['Virtual Reality Lab', null],
  ])('%s is a place', (address, postcode) =>
    expect(readWhereabouts(address)).toEqual({ address, postcode, mode: null }),
  )

  test.each([
    ['Town Hall, PL1 2AA and Zoom', 'Town Hall, PL1 2AA'],
    ['Hybrid: Town Hall', 'Town Hall'],
    ['Town Hall / online', 'Town Hall'],
    ['Neuadd y Dref neu ar-lein', 'Neuadd y Dref'],
  ])('%s is both', (text, address) => expect(readWhereabouts(text)).toMatchObject({ address, mode: 'both' }))
})

describe('a text', () => {
  test.each([
    ['D&ocirc;l y D&#373;r &bull; &euro;5 &frac12; &hellip;', 'Dôl y Dŵr • €5 ½ …'],
    ['&lt;p&gt;Tea &amp;amp; cake&lt;/p&gt;&lt;b&gt;5 &lt; 6&eacute;', 'Tea & cake\n5 < 6é'],
    ['<b>Digital</b> skills &amp; you', 'Digital skills & you'],
    ['<p>One</p><ul><li>Two</li></ul><script>alert(1)</script><img src=x onerror=alert(1)>', 'One\nTwo'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Safe', 'Safe'],
    ['<![CDATA[<p>In CDATA</p>]]>', 'In CDATA'],
    ['a < b and c > d, x <3 y', 'a < b and c > d, x <3 y'],
  ])('%s is words', (text, wording) => expect(plainText(text)).toBe(wording))
})
