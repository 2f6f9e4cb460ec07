import { describe, expect, test } from 'vitest'
import { opportunityCsvHeading, opportunityCsvLine } from '#capabilities/opportunities/csv-format.ts'
import type { FeedContent, FeedListing } from './feed.ts'
import { guessMapping, type TableMapping } from './heading-rules.ts'
import { readRecords } from './read-records.ts'
import { readSource } from './read-source.ts'
import { dateOrderOf } from './table-format.ts'

const now = new Date('2026-06-05T09:00:00Z')
const listings = ({ records }: FeedContent): FeedListing[] =>
  records.flatMap((record) => (record.is === 'listing' ? [record.listing] : []))

async function read(table: string | Buffer, mapping: TableMapping = {}): Promise<FeedContent> {
  const file = Buffer.isBuffer(table) ? table : Buffer.from(table)
  const source = { kind: 'table', addresses: [], mapping, cursors: {}, file } as const
  const powers = { fetchDocument: async () => ({ ok: false as const, reason: '' }), pause: async () => {}, now }
  for await (const part of readSource({ ...source, addresses: [] }, powers)) return part
  throw new Error('It said nothing.')
}

describe('a table of listings', () => {
  test('is read as Excel writes it', async () => {
    const text = 'Title\tDate\tPrice\r\nCafé\t12/01/2027\t£5\r\n'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const table of [utf16, Buffer.from(text, 'latin1'), `sep=;\r\nTitle;Date;Price\r\nCafé;12/01/2027;"5,00"\r\n`])
      expect(listings(await read(table))).toMatchObject([{ title: 'Café', costPence: 500, sessions: [{}] }])
  })

  test('may have a title above its headings, and headings in Welsh; lines are counted from the top', async () => {
    const content = await read(
      'Rhaglen y gwanwyn,,,,\n,,,,\nTeitl,Dyddiad,Amser dechrau,Amser gorffen,Lleoliad,Pris\nClwb,12/01/2027,18:30,20:00,Neuadd,Am ddim\n,13/01/2027,,,,\n',
    )
    expect(listings(content)).toMatchObject([
      {
        title: 'Clwb',
        address: 'Neuadd',
        costPence: 0,
        sessions: [{ startsAt: '2027-01-12T18:30:00.000Z', endsAt: '2027-01-12T20:00:00.000Z' }],
      },
    ])
    expect(content.problems).toEqual([{ where: '5', why: 'no-title' }])
  })

  test.each([
    ['Date,Start time,End time', '12/01/2027,18:30,20:00'],
    ['Date,Time', '12/01/2027,6.30pm - 8pm'],
    ['Start date,Start time,End date,End time', '12/01/2027,18:30,12/01/2027,20:00'],
    ['Start,End', '12 January 2027 18:30,8pm'],
    ['Date,Start time,End time', '2027-01-12,0.770833333,0.833333333'],
    ['Date (dd/mm/yyyy),Start time (24h),End time (24h)', '12/01/2027,18:30,20:00'],
    ['Date', '"12 January 2027, 6.30pm to 8pm"'],
  ])('has date and time in %s', async (headings, cells) => {
    expect(listings(await read(`Title,${headings}\nClub,${cells}\n`))[0]?.sessions).toEqual([
      { startsAt: '2027-01-12T18:30:00.000Z', endsAt: '2027-01-12T20:00:00.000Z' },
    ])
  })

  test.each([
    ['Venue,Address line 1,Address line 2,Town,Postcode', 'Hall,1 High Street,Hove,Brighton,BN3 1AA'],
    ['Venue,Address,City', 'Hall,"1 High Street, Hove",Brighton'],
    ['Venue Name,Street,Area,Town/City', 'Hall,1 High Street,Hove,Brighton'],
    ['Adeilad,Llinell cyfeiriad 1,Llinell cyfeiriad 2,Tref', 'Hall,1 High Street,Hove,Brighton'],
    ['Address,Town', '"Hall, 1 High Street, Hove, Brighton",brighton'],
  ])('has its address over several columns: %s', async (headings, cells) => {
    const [listing] = listings(await read(`Title,${headings}\nClub,${cells}\n`))
    expect(listing?.address).toBe('Hall, 1 High Street, Hove, Brighton')
  })

  test.each([
    ['Location,Venue', 'Brighton,Hall', 'Hall, Brighton'],
    ['Venue', 'Hall', 'Hall'],
    ['Venue,Town', 'Online,', null],
  ])('may name no more than a place: %s', async (headings, cells, address) => {
    expect(listings(await read(`Title,${headings}\nClub,${cells}\n`))[0]?.address).toBe(address)
  })

  test('is not guessed at where a time cannot be read', async () => {
    const content = await read('Title,Date,Time\nClub,12/01/2027,later\nOther,12/01/2027,10:00\n')
    expect(content.problems).toEqual([{ where: '2', why: 'bad-date' }])
    expect(listings(content)).toHaveLength(1)
  })

  test('says what is cancelled, full and postponed', async () => {
    const content = await read(
      'Title,Status\nA,Cancelled\nB,Sold out\nC,Wedi’i ohirio\nD,Confirmed\nCANCELLED - E,\nF,Cancelled due to illness\nG,Full time\n',
    )
    expect(listings(content).map(({ title, status }) => `${title} ${status}`)).toEqual([
      'A cancelled',
      'B full',
      'C postponed',
      'D undefined',
      'E cancelled',
      'F cancelled',
      'G undefined',
    ])
  })

  test('has one listing for all rows of a number, or of a title at a place', async () => {
    const coded = await read(
      'Code,Title,Date,Status\nX1,ESOL,12/01/2027,\nX1,ESOL,soonish,\nX1,ESOL,19/01/2027,Cancelled\nX2,ESOL,12/01/2027,\n',
    )
    expect(listings(coded)).toMatchObject([
      { externalId: 'X1', sessions: [{}, { startsAt: '2027-01-19T00:00:00.000Z', status: 'cancelled' }] },
      { externalId: 'X2' },
    ])
    expect(coded.problems).toEqual([{ where: '3', why: 'bad-date' }])
    const plain = await read('Title,Date,Venue\nClub,12/01/2027,Hall\nClub,19/01/2027,Hall\nClub,19/01/2027,Barn\n')
    expect(listings(plain).map(({ sessions }) => sessions.length)).toEqual([2, 1])
  })

  test('about something else is one problem', async () => {
    const content = await read('Colour,Size\nred,1\nblue,2\n')
    expect(content).toEqual({ records: [], problems: [{ where: '1', why: 'no-title-column' }] })
  })

  test('loses one row by one bad quote', async () => {
    const content = await read('Title,Venue\nA,"Hall\nB,Barn\nC,"Shed, red"\n')
    expect(content.problems).toEqual([{ where: '2', why: 'quote-not-closed' }])
    expect(listings(content).map(({ title }) => title)).toEqual(['B', 'C'])
  })

  test('with dates that can be read both ways is asked about, once', async () => {
    const orderIn = async (table: string, mapping: TableMapping = {}) => {
      const { records, headings } = await readRecords(Buffer.from(table))
      return dateOrderOf(records, { ...guessMapping(headings), ...mapping })
    }
    const unclear = 'Title,Date\nA,01/02/2027\n'
    expect(await orderIn(unclear)).toEqual({ order: 'day-first', isAsked: true })
    expect(await orderIn(unclear, { dateOrder: 'month-first' })).toEqual({ order: 'month-first', isAsked: false })
    expect(await orderIn('Title,Date\nA,01/02/2027\nB,01/31/2027\n')).toEqual({ order: 'month-first', isAsked: false })
    expect(await orderIn('Title,Date\nA,1 February 2027\n')).toEqual({ order: 'day-first', isAsked: false })
    const american = await read(unclear, { title: 'Title', start: 'Date', dateOrder: 'month-first' })
    expect(listings(american)[0]?.sessions[0]?.startsAt).toBe('2027-01-02T00:00:00.000Z')
  })

  test('that we gave out ourselves comes back whole', async () => {
    const dates = ['2027-01-12', '2027-01-19', '2027-01-26'].map((day, at) => ({
      startsAt: new Date(`${day}T18:00:00Z`),
      endsAt: new Date(`${day}T20:00:00Z`),
      eventStatus: at === 1 ? ('cancelled' as const) : ('scheduled' as const),
    }))
    const given = {
      id: '01a',
      slug: 'evening',
      placeSlug: 'seatown',
      organisationName: 'Library',
      neighbourhoodName: null,
      title: '=Evening, “class”',
      titleCy: 'Dosbarth nos',
      summary: 'In short.',
      description: 'First line\nsecond; line',
      kind: 'course',
      theme: 'arts',
      mode: 'both',
      eventStatus: 'full',
      address: 'Hall, 1 Road',
      latitude: 50.8,
      longitude: -0.1,
      ageMin: 16,
      ageMax: 120,
      ageNote: 'Over 16s',
      costPence: null,
      costNote: '£5–£10',
      bookingUrl: 'https://x.test/book',
      skills: [{ name: 'Sewing' }, { name: 'Knife work, safely' }],
      sessions: dates,
    }
    const line = opportunityCsvLine(given as unknown as Parameters<typeof opportunityCsvLine>[0], 'https://w.test')
    const content = await read(`\uFEFF${opportunityCsvHeading}${line}`)
    expect(content.problems).toEqual([])
    expect(listings(content)).toMatchObject([
      {
        externalId: '01a',
        title: '=Evening, “class”',
        titleCy: 'Dosbarth nos',
        summary: 'In short.',
        description: 'First line\nsecond; line',
        kind: 'course',
        theme: 'arts',
        mode: 'both',
        status: 'full',
        address: 'Hall, 1 Road',
        latitude: 50.8,
        ageMin: 16,
        ageNote: 'Over 16s',
        costPence: null,
        costNote: '£5–£10',
        url: 'https://x.test/book',
        skills: ['Sewing', 'Knife work, safely'],
        sessions: [
          { startsAt: '2027-01-12T18:00:00.000Z', endsAt: '2027-01-12T20:00:00.000Z' },
          { startsAt: '2027-01-19T18:00:00.000Z', status: 'cancelled' },
          { startsAt: '2027-01-26T18:00:00.000Z' },
        ],
      },
    ])
  })
})
