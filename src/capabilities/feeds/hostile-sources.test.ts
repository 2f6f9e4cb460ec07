import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '#infrastructure/fault.ts'
import { type FeedKind, feedKinds } from './feed.ts'
import { readSource } from './read-source.ts'

const now = new Date('2026-06-05T09:00:00Z')

async function read(kind: FeedKind, file: Buffer): Promise<number> {
  const powers = { fetchDocument: async () => ({ ok: false as const, reason: '' }), pause: async () => {}, now }
  let found = 0
  try {
    for await (const { records, problems } of readSource(
      { kind, addresses: [], mapping: {}, cursors: {}, file },
      powers,
    ))
      found += records.length + problems.length
  } catch (error) {
    // What a person reads in words; anything else is ours to mend.
    if (!(error instanceof Fault)) throw error
  }
  return found
}

const samples: Record<FeedKind, string> = {
  table:
    'Code;Titel;Title;Date;Start time;Price;Age;Venue\nX1;;"Say ""hi""";12/01/2027;18:30;£5–£10;Under 5s;Zoom & Hall\n',
  icalendar:
    'BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk (SOLD OUT)\r\nDTSTART;TZID=Ours:20260701T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261001\r\nEXDATE;TZID=Ours:20260708T100000\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'schema-org':
    '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b></div><script type="application/ld+json">[{"@type":"Event","name":"A","startDate":"2026-07-01","offers":[{"price":"5"}],"eventSchedule":{"@type":"Schedule","startDate":"2026-07-01","repeatFrequency":"P1W"},"location":[{"@type":"Place","name":"Zoom"}]}]</script>',
  rpde: '{"next":"https://a.test/2","items":[{"id":1,"kind":"SessionSeries","state":"updated","data":{"@id":"a","name":"A","startDate":"2026-07-01T10:00:00Z","superEvent":{"name":"B"}}}]}',
  hsds: '{"contents":[{"id":"a","name":"A","schedules":[{"freq":"WEEKLY","byday":"MO","dtstart":"2026-07-01","opens_at":"10:00"}],"cost_options":[{"amount":5}],"minimum_age":5}]}',
  xcri: '<catalog><provider><course><identifier>1</identifier><title>A</title><description><p>B &amp; C</p></description><presentation><start dtf="2026-09-01">x</start><cost>£5</cost><age>16+</age></presentation></course></provider></catalog>',
}

describe('a source that somebody tampered with', () => {
  test.each(feedKinds)('as %s ends in records, problems or words', async (kind) => {
    const sample = Buffer.from(samples[kind])
    expect(await read(kind, sample)).toBeGreaterThan(0)
    const spot = fc.record({
      at: fc.nat(sample.length - 1),
      length: fc.nat(12),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constantFrom(...['"', '\n', '\0', '<', '&#0;', '9'.repeat(40), '\ud800']).map((text) => Buffer.from(text)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 5 }), async (spots) => {
        const changed = spots.reduce<Buffer>(
          (bytes, { at, length, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]),
          sample,
        )
        expect(await read(kind, changed)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['schema-org', '<script'.repeat(100_000)],
    ['schema-org', `<script type="application/ld+json">${' '.repeat(500_000)}x</script>`],
    ['schema-org', `<script type="application/ld+json">{"@type":"Event","name":"${'<!--'.repeat(50_000)}"}</script>`],
    [
      'schema-org',
      `<script type="application/ld+json">{"@type":"Event","name":"A","startDate":"${'1 January '.repeat(20_000)}"}</script>`,
    ],
    [
      'table',
      `Title,Date,Venue,Price,Age\n${'Club '.repeat(50_000)},${'1 '.repeat(50_000)},${'Zoom and '.repeat(50_000)},${'£5 '.repeat(50_000)},${'5 to '.repeat(50_000)}\n`,
    ],
    ['table', `Title\n${'"open\n'.repeat(20_000)}`],
    [
      'icalendar',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${'CANCELLED - '.repeat(50_000)}\r\nDTSTART:${'2'.repeat(100_000)}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    ],
    ['icalendar', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(20_000)}END:VCALENDAR`],
    ['xcri', `<catalog><provider><course>${'<title>'.repeat(20_000)}</course></provider></catalog>`],
  ] as const)('as %s with a text that goes on and on is read in time', async (kind, text) => {
    expect(await read(kind, Buffer.from(text))).toBeGreaterThanOrEqual(0)
  })
})
