import { describe, expect, test } from 'vitest'
import { readAges, speaksOfAdults, speaksOfChildren } from './age-rules.ts'
import { guessMapping, isHeading } from './heading-rules.ts'
import { guessKind } from './kind-rules.ts'
import { linkedDataIn } from './linked-data-rules.ts'
import { priceOfOffers, readPrice } from './price-rules.ts'
import { gravest, readStatus, splitTitle } from './status-rules.ts'
import { postcodeIn, readMode, readWhereabouts } from './whereabouts-rules.ts'

// What sources say in words: prices, ages, places, states and what a source is written in.

describe('a price', () => {
  test.each<[string, number | null, string | null]>([
    ['', null, null],
    ['   ', null, null],
    ['£4.50', 450, null],
    ['  £ 4 ', 400, null],
    ['12', 1200, null],
    ['50p', 50, null],
    ['50 pence', 50, null],
    ['GBP 5', 500, null],
    ['5 pounds', 500, null],
    ['£1,250.00', 125_000, null],
    ['1.250,50', 125_050, null],
    ['4,50', 450, null],
    ['5.000', 500, null],
    ['5.123', null, '5.123'],
    ['£100,000', 10_000_000, null],
    ['£100,000.01', null, '£100,000.01'],
    ['01273 290000', null, '01273 290000'],
    ['5.00000000', 500, null],
    ['200000.000', null, '200000.000'],
    ['Free', 0, null],
    ['Am ddim', 0, null],
    ['Free (booking essential)', 0, 'booking essential'],
    ['Free, drop in, all welcome', 0, 'drop in, all welcome'],
    ['Free, drop in, donations £5', null, 'Free, drop in, donations £5'],
    ['Free for members', null, 'Free for members'],
    ['£5 per session', 500, 'per session'],
    ['£5 each', 500, 'each'],
    ['£5 per 2 people', null, '£5 per 2 people'],
    ['£5 per member', null, '£5 per member'],
    ['£5  per\nsession', 500, 'per session'],
    ['€5', null, '€5'],
    ['from £5', null, 'from £5'],
    ['£5-£10', null, '£5-£10'],
  ])('%j', (text, costPence, costNote) => {
    expect(readPrice(text)).toEqual({ costPence, costNote })
  })

  test('in many words is cut', () => {
    expect(readPrice('x'.repeat(2000)).costNote).toHaveLength(1000)
  })

  test.each<[Parameters<typeof priceOfOffers>[0], number | null, string | null]>([
    [[], null, null],
    [[{ price: 5 }, { price: '5.00' }], 500, null],
    [[{ price: 0, currency: 'EUR' }], 0, null],
    [[{ price: '0,00', currency: 'EUR' }], 0, null],
    [[{ price: ' 5 ', currency: ' eur ' }], null, '€5'],
    [[{ price: 5, currency: 'CHF' }], null, 'CHF 5'],
    [[{ price: 5, currency: '' }], 500, null],
    [[{ name: 'Adult', price: 5 }, { price: 'Donation' }], null, 'Adult £5, Donation'],
    [[{ price: 'ask', currency: 'EUR' }], null, 'ask'],
    // The amount agrees, the words do not.
    [[{ price: '£5 each' }, { price: 5 }], null, '£5 each, £5'],
  ])('of the offers %j', (offers, costPence, costNote) => {
    expect(priceOfOffers(offers)).toEqual({ costPence, costNote })
  })
})

describe('ages', () => {
  test.each<[string | null | undefined, number | null, number | null, string | undefined]>([
    [null, null, null, undefined],
    ['  ', null, null, undefined],
    ['16+', 16, null, undefined],
    ['from 16', 16, null, undefined],
    ['at least 14 years', 14, null, undefined],
    ['o 16 oed', 16, null, undefined],
    ['Under 5s', 0, 4, undefined],
    ['under 1', 0, 0, undefined],
    ['under 0', null, null, 'under 0'],
    ['up to 25', 0, 25, undefined],
    ['7-7', 7, 7, undefined],
    ['Ages 5 – 11 years old', 5, 11, undefined],
    ['For ages 5-11', 5, 11, undefined],
    ['aged', null, null, 'aged'],
    ['24-18', null, null, '24-18'],
    ['18-130', null, null, '18-130'],
    ['0-120', 0, null, undefined],
    ['Adults', 18, null, undefined],
    ['Pawb', 0, null, undefined],
    [`Families ${'x'.repeat(200)}`, null, null, `Families ${'x'.repeat(111)}`],
  ])('%j', (text, ageMin, ageMax, ageNote) => {
    expect(readAges(text)).toEqual({ ageMin, ageMax, ...(ageNote && { ageNote }) })
  })

  test.each([
    ['Over 18s', true],
    ['Retired people', true],
    ['Adults and children', false],
    ['Families with adults', false],
    ['Key stage 2', false],
    ['Children', false],
  ])('%j speak of adults alone: %s', (text, expected) => {
    expect(speaksOfAdults(text)).toBe(expected)
  })

  test.each([
    ["Children's theatre", true],
    ['Under 5s', true],
    ['7-11 years', true],
    ['Plant bach', true],
    ['Plants and gardens', false],
    ['Over 18s', false],
  ])('%j speak of children: %s', (text, expected) => {
    expect(speaksOfChildren(text)).toBe(expected)
  })
})

describe('a place', () => {
  test.each<[string | null, string | null, string | null, string | null]>([
    [null, null, null, null],
    ['', null, null, null],
    ['Zoom', null, null, 'online'],
    ['Ar-lein', null, null, 'online'],
    [' https://zoom.example/1 ', null, null, 'online'],
    ['Online via https://zoom.example/1', null, null, 'online'],
    ['Microsoft Teams - online', null, null, 'online'],
    ['Online, UK', null, null, 'online'],
    ['Online, Wales', null, null, 'online'],
    ['Online, Brighton', 'Online, Brighton', null, null],
    ['Online Gallery, 3 Quay Road', 'Online Gallery, 3 Quay Road', null, null],
    ['Town Hall and Zoom', 'Town Hall', null, 'both'],
    ['Zoom or Teams', null, null, 'online'],
    ['Zoom and', null, null, 'online'],
    ['Town Hall, or Zoom', 'Town Hall', null, 'both'],
    ['Zoom - and - Town Hall', 'Town Hall', null, 'both'],
    ['See https://a.example/map', 'See https://a.example/map', null, null],
    ['Zoom / Town Hall / Library', 'Town Hall & Library', null, 'both'],
    ['Town Hall (also on Zoom)', 'Town Hall', null, 'both'],
    ['Neuadd y Dref neu ar-lein', 'Neuadd y Dref', null, 'both'],
    ['Hybrid: Town Hall, BN1 1JA', 'Town Hall, BN1 1JA', 'BN1 1JA', 'both'],
    ['Hybrid (Town Hall)', 'Town Hall', null, 'both'],
    ['Hybrid', null, null, 'both'],
    ['Town Hall\n\nBN1 1JA', 'Town Hall, BN1 1JA', 'BN1 1JA', null],
    ['Rock and Roll Café', 'Rock and Roll Café', null, null],
    ['via', 'via', null, null],
  ])('%j', (text, address, postcode, mode) => {
    expect(readWhereabouts(text)).toEqual({ address, postcode, mode })
  })

  test('in many words is cut', () => {
    expect(readWhereabouts('x'.repeat(2000)).address).toHaveLength(1000)
  })

  test.each([
    ['at BN1 1JA, Brighton', 'BN1 1JA'],
    ['sw1a2aa', 'SW1A 2AA'],
    ['GIR 0AA', 'GIR 0AA'],
    ['BN1', null],
    [null, null],
  ])('the postcode in %j is %j', (text, postcode) => {
    expect(postcodeIn(text)).toBe(postcode)
  })

  test.each([
    [' Hybrid ', 'both'],
    ['in person or online', 'both'],
    ['Ar-lein', 'online'],
    ['Face-to-face', 'in-person'],
    ['wyneb yn wyneb', 'in-person'],
    ['somehow', null],
    ['', null],
    [null, null],
  ])('held as %j is %j', (text, mode) => {
    expect(readMode(text)).toBe(mode)
  })
})

describe('a state', () => {
  test.each<[unknown, string | undefined]>([
    ['https://schema.org/EventCancelled', 'cancelled'],
    ['EventMovedOnline', 'moved-online'],
    [' Sold out! ', 'full'],
    ['Cancelled due to illness', 'cancelled'],
    ['Postponed until May', 'postponed'],
    ['Wedi’i ganslo', 'cancelled'],
    ['Full time', undefined],
    ['CONFIRMED', undefined],
    [['CONFIRMED', 'CANCELLED'], 'cancelled'],
    [[7, null, 'full'], 'full'],
    [`Cancelled due to ${'x'.repeat(183)}`, 'cancelled'],
    [`Cancelled due to ${'x'.repeat(184)}`, undefined],
    [7, undefined],
    [undefined, undefined],
  ])('%j is %s', (value, status) => {
    expect(readStatus(value)).toBe(status)
  })

  test.each([
    ['CANCELLED: Storytime', 'Storytime', 'cancelled'],
    ['Felting (SOLD OUT)', 'Felting', 'full'],
    ['[Postponed] Felting', 'Felting', 'postponed'],
    ['Felting - now online', 'Felting', 'moved-online'],
    ['CANCELLED Storytime', 'Storytime', 'cancelled'],
    ['Storytime CANCELLED', 'Storytime', 'cancelled'],
    ['Cancelled Storytime', 'Cancelled Storytime', undefined],
    ['CANCELLED STORYTIME', 'CANCELLED STORYTIME', undefined],
    ['A full day of cancelled plans', 'A full day of cancelled plans', undefined],
    ['Full-stack development', 'Full-stack development', undefined],
    ['Cancelled', 'Cancelled', undefined],
    ['(Cancelled)', '(Cancelled)', undefined],
    [' Storytime', ' Storytime', undefined],
  ])('%j is the title %j', (whole, title, status) => {
    expect(splitTitle(whole)).toEqual({ title, status })
  })

  test('is looked for within what a title may be', () => {
    expect(splitTitle('x'.repeat(600)).title).toHaveLength(500)
  })

  test('of two the one counts that keeps people at home', () => {
    expect(gravest('full', 'cancelled')).toBe('cancelled')
    expect(gravest('full', 'moved-online', undefined)).toBe('moved-online')
    expect(gravest(undefined)).toBeUndefined()
  })
})

test.each([
  ['BEGIN:VCALENDAR\nEND:VCALENDAR', 'icalendar'],
  ['\uFEFF\n begin:vcalendar', 'icalendar'],
  ['<catalog xmlns="x">', 'xcri'],
  ['<?xml version="1.0"?><xcri:catalog>', 'xcri'],
  ['<catalogue>', 'schema-org'],
  [`<!--${'x'.repeat(4000)}--><catalog>`, 'schema-org'],
  ['<html>', 'schema-org'],
  ['{"items":[],"next":"https://a.example"}', 'rpde'],
  ['[{"items":[],"next":"https://a.example"}]', 'rpde'],
  ['{"items":[]}', 'table'],
  ['{"next":"https://a.example"}', 'table'],
  ['{"contents":[]}', 'hsds'],
  ['{"content":[]}', 'hsds'],
  ['{"@context":"https://schema.org"}', 'schema-org'],
  ['{"@graph":[]}', 'schema-org'],
  ['[{"@type":"Event"}]', 'schema-org'],
  ['{"a":1}', 'table'],
  ['[1]', 'table'],
  ['{cut off', 'table'],
  ['title,start', 'table'],
  ['', 'table'],
])('%j is %s', (body, kind) => {
  expect(guessKind(body)).toBe(kind)
})

describe('a heading', () => {
  test.each([
    ['Title', true],
    ['  TITLE: ', true],
    ['Grŵp oedran', true],
    ['Start date (dd/mm/yyyy)', true],
    ['Start(dd/mm)date', true],
    ['Cost (£)', true],
    ['Min_Age', true],
    ['Favourite colour', false],
    ['', false],
  ])('%j is one: %s', (cell, expected) => {
    expect(isHeading(cell)).toBe(expected)
  })

  test('names its field, each column once, a note in brackets left out', () => {
    expect(guessMapping(['Title', 'Minimum age (in years)', 'Colour', 'Website'])).toStrictEqual({
      ...{ title: 'Title', ageMin: 'Minimum age (in years)', url: 'Website' },
    })
    // Of two that fit, the one that is called exactly so.
    expect(guessMapping(['Title (short)', 'Title'])).toMatchObject({ title: 'Title' })
    expect(guessMapping([])).toEqual({})
  })
})

describe('what a page says to machines', () => {
  const page = (...blocks: string[]) =>
    `<html>${blocks.map((block) => `<script type="application/ld+json">${block}</script>`).join('')}</html>`
  const found = (body: string, where = 'page') => linkedDataIn(body, where)

  test('is its JSON-LD, in the wrappings of content managers too', () => {
    const wrapped = page('{"a":1}', '<!-- {"a":2} -->', '//<![CDATA[\n{"a":3}\n//]]>', '{"a":4};', ' ', '/* */ {"a":5}')
    expect(found(wrapped)).toEqual({ documents: [1, 2, 3, 4, 5].map((a) => ({ a })), marked: [], problems: [] })
    expect(found('<script type=application/ld+json>{"a":1}</script >').documents).toEqual([{ a: 1 }])
    expect(found('<script>{"a":1}</script>').documents).toEqual([])
  })

  test('may be the document itself', () => {
    expect(found('\n {"a":1}')).toEqual({ documents: [{ a: 1 }], marked: [], problems: [] })
    expect(found('[{"a":1}', '')).toEqual({ documents: [], marked: [], problems: [{ where: '1', why: 'unreadable' }] })
    expect(found('{"a":1', 'file')).toMatchObject({ problems: [{ where: 'file', why: 'unreadable' }] })
  })

  test('is mended where it is whole, and that is said', () => {
    expect(found(page('{"a":1}', '{"a":1,}'))).toEqual({
      ...{ documents: [{ a: 1 }, { a: 1 }], marked: [], problems: [{ where: 'page (2)', why: 'mended' }] },
    })
    expect(found(page('{"a":'), '').problems).toEqual([{ where: 'JSON-LD (1)', why: 'unreadable' }])
    expect(found(page('just words')).problems).toEqual([{ where: 'page (1)', why: 'unreadable' }])
  })

  test('may be marked up in its text', () => {
    const event = `<div itemscope itemtype="https://schema.org/Event" itemid="https://a.example/1">
      <b itemprop="name">Talk</b><i itemprop="https://schema.org/keywords">bees</i><i itemprop="keywords">honey</i>
      <div itemprop="location" itemscope itemtype="https://schema.org/Place"><b itemprop="name">Hall</b></div>
      <a itemprop="url" href="/talk">more</a></div>`
    expect(found(event, 'https://a.example/').marked).toStrictEqual([
      {
        ...{
          '@type': ['https://schema.org/Event'],
          '@id': 'https://a.example/1',
          name: 'Talk',
          keywords: ['bees', 'honey'],
        },
        ...{ location: { '@type': ['https://schema.org/Place'], name: 'Hall' }, url: 'https://a.example/talk' },
      },
    ])
    expect(found('<div itemscope itemtype="https://schema.org/Event"></div>', '').marked).toEqual([
      { '@type': ['https://schema.org/Event'] },
    ])
    expect(found('<p>itemless</p>').marked).toEqual([])
  })
})
