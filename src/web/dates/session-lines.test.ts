import { expect, test } from 'vitest'
import { eventStatuses } from '#capabilities/opportunities/opportunity.ts'
import { languages } from '#infrastructure/words/languages.ts'
import { isWrittenOut, readSessions, writeSessions } from './session-lines.ts'

const now = new Date('2026-11-28T12:00:00Z')
const terms = [
  { from: '2026-11-02', until: '2026-12-18' },
  { from: '2027-01-04', until: '2027-02-12' },
]

function sessionsIn(text: string) {
  const read = readSessions(text, { now, terms })
  if (!read.ok) throw new Error(`line ${read.line}: ${read.text}: ${read.problem}`)
  return read.sessions
}

const inShort = (text: string) =>
  sessionsIn(text).map(({ startsAt, endsAt }) =>
    `${startsAt.toISOString()}/${endsAt.toISOString()}`.replace(/:00\.000Z/g, ''),
  )

test('reads dates by the clocks of the place, in summer and in winter', () => {
  expect(inShort('2026-06-05 10:00-12:00\n\n2026-12-05 9.30 to 11:00')).toEqual([
    '2026-06-05T09:00/2026-06-05T11:00',
    '2026-12-05T09:30/2026-12-05T11:00',
  ])
})

test.each([
  'Tuesday 5 January 2027, 18:00–19:30',
  'Tuesday 5 January, 6pm to 7.30pm',
  'Tue 5 Jan 6-7.30pm',
  '5th of January 2027 from 6pm until 7:30pm',
  'January 5, 2027 6pm - 7.30pm',
  '5 January 2027 at 6.00pm-7.30',
  '5/1/2027 18.00-19.30',
  '5/1/27 1800-1930',
  '6pm-7.30pm, Tuesday 5 January',
  '2027-01-05 18:00-19:30',
  'Dydd Mawrth 5 Ionawr 2027, 18:00–19:30',
  'nos Fawrth 5 Ionawr 6yh i 7.30yh',
  'dydd Mawrth, 5 Ionawr 2027 rhwng 6yh a 7.30yh',
  'every Tuesday from 5 January until 10 January, 6pm to 7.30pm',
  'Tuesday 5 January, 6 p.m. to 7.30 p.m.',
  '5 January 6p.m.-7.30p.m.',
  'Tuesday evening 5 January 6-7.30',
  'Tuesday 5 January 6 to 7.30 in the evening',
  'nos Fawrth 5 Ionawr 6 tan 7.30',
  'dydd Mawrth 5 Ionawr 6 o’r gloch yr hwyr i 7.30 yr hwyr',
])('reads a date as people write it: %s', (line) => {
  expect(inShort(line)).toEqual(['2027-01-05T18:00/2027-01-05T19:30'])
})

test.each([
  ['5 January 2027 11-1pm', '2027-01-05T11:00/2027-01-05T13:00'],
  ['5 January 2027 11am-1', '2027-01-05T11:00/2027-01-05T13:00'],
  ['5 January 2027 10-12', '2027-01-05T10:00/2027-01-05T12:00'],
  ['5 January 2027 noon to 2pm', '2027-01-05T12:00/2027-01-05T14:00'],
  ['5 January 2027 7pm-1am', '2027-01-05T19:00/2027-01-06T01:00'],
  ['1af Ionawr 10 y bore i hanner dydd', '2027-01-01T10:00/2027-01-01T12:00'],
  ['5 Ionawr 7yh tan hanner nos', '2027-01-05T19:00/2027-01-06T00:00'],
  ['Saturday morning 9 January 9-11', '2027-01-09T09:00/2027-01-09T11:00'],
  ['10am-12, 14 March', '2027-03-14T10:00/2027-03-14T12:00'],
  ['between 6pm and 7pm, 14 March', '2027-03-14T18:00/2027-03-14T19:00'],
  ['5 January 2027 7pm to midnight', '2027-01-05T19:00/2027-01-06T00:00'],
  ['5 January 2027 22:00-02:00', '2027-01-05T22:00/2027-01-06T02:00'],
  ['5 January 2027', '2027-01-05T00:00/2027-01-06T00:00'],
  ['27–31 July 2027', '2027-07-26T23:00/2027-07-31T23:00'],
  ['27 July to 3 August 2027', '2027-07-26T23:00/2027-08-03T23:00'],
  ['5 January 2027, 10:00 – 7 January 2027, 12:00', '2027-01-05T10:00/2027-01-07T12:00'],
])('takes times and days to mean what people mean: %s', (line, meant) => {
  expect(inShort(line)).toEqual([meant])
})

test.each([
  ['1 December 10-12', '2026-12-01T10:00/2026-12-01T12:00'],
  ['20 November 10-12', '2026-11-20T10:00/2026-11-20T12:00'],
  ['20 October 10-12', '2027-10-20T09:00/2027-10-20T11:00'],
])('takes a year that is left out to be the next, a month ago at most: %s', (line, meant) => {
  expect(inShort(line)).toEqual([meant])
})

test.each([
  ['every Tuesday 6pm to 7.30pm until 15 December', ['2026-12-01', '2026-12-08', '2026-12-15']],
  ['Tuesdays 6-7.30pm from 1 December to 22 December, not 15 December', ['2026-12-01', '2026-12-08', '2026-12-22']],
  [
    'every Tuesday and Thursday, 10:00-12:00, 1 December – 10 December',
    ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10'],
  ],
  [
    'every other Tuesday 6pm-7pm until 31 January',
    ['2026-12-01', '2026-12-15', '2026-12-29', '2027-01-12', '2027-01-26'],
  ],
  [
    'fortnightly on Tuesdays 6pm-7pm from 8 December until 31 January except 22 December',
    ['2026-12-08', '2027-01-05', '2027-01-19'],
  ],
  [
    'every day 10am-4pm from 27 to 31 July 2027 except 29 July',
    ['2027-07-27', '2027-07-28', '2027-07-30', '2027-07-31'],
  ],
  [
    'every weekday 9am-10am until Friday 4 December',
    ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'],
  ],
  [
    'every Monday 6pm-7pm from 11 January until 8 March 2027, but not 15 to 19 February',
    ['2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08', '2027-02-22', '2027-03-01', '2027-03-08'],
  ],
  ['5, 12 and 19 January 6pm-8pm', ['2027-01-05', '2027-01-12', '2027-01-19']],
  ['Tuesdays 5, 12 and 19 January 2027, 6-8pm', ['2027-01-05', '2027-01-12', '2027-01-19']],
  ['5 Ionawr a 12 Ionawr 6yh i 8yh', ['2027-01-05', '2027-01-12']],
  ['29 December, 5 January and 12 January 6pm-8pm', ['2026-12-29', '2027-01-05', '2027-01-12']],
  [
    'Monday to Friday 9am-10am until 4 December',
    ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'],
  ],
  ['every Mon-Wed 9am-10am up to and including 2 December', ['2026-11-30', '2026-12-01', '2026-12-02']],
  ['bob dydd Llun i ddydd Mercher 9yb i 10yb tan 2 Rhagfyr', ['2026-11-30', '2026-12-01', '2026-12-02']],
  [
    'every Tuesday 6pm-7pm from 2 February to 2 March 2027, not 16 and 23 February',
    ['2027-02-02', '2027-02-09', '2027-03-02'],
  ],
  ['Tuesday evenings 6-7.30 until 15 December', ['2026-12-01', '2026-12-08', '2026-12-15']],
  ['bob nos Fawrth 6 tan 7 o 1 Rhagfyr hyd at 8 Rhagfyr', ['2026-12-01', '2026-12-08']],
  ['every Saturday 10am-noon for 3 weeks', ['2026-11-28', '2026-12-05', '2026-12-12']],
  [
    'every Tuesday 6pm-7pm in term time until 15 January',
    ['2026-12-01', '2026-12-08', '2026-12-15', '2027-01-05', '2027-01-12'],
  ],
  ['every Friday 6pm-7pm from 1 February, term time only', ['2027-02-05', '2027-02-12']],
  [
    'bob dydd Mawrth 18:00-19:00 yn ystod y tymor tan 15 Ionawr heblaw 8 Rhagfyr',
    ['2026-12-01', '2026-12-15', '2027-01-05', '2027-01-12'],
  ],
  ['every Tuesday 4pm to 5pm in term time for 4 weeks', ['2026-12-01', '2026-12-08', '2026-12-15', '2027-01-05']],
  ['Tuesdays 6pm-7pm for 3 sessions, not 8 December', ['2026-12-01', '2026-12-15', '2026-12-22']],
  ['every other Saturday 10am-noon for 3 times', ['2026-11-28', '2026-12-12', '2026-12-26']],
  ['Mondays 6pm-7pm from 27 December to 4 January 2027', ['2026-12-28', '2027-01-04']],
  ['every Saturday until 12 December', ['2026-11-28', '2026-12-05', '2026-12-12']],
  ['bob dydd Mawrth 6yh i 7.30yh tan 15 Rhagfyr, heblaw 8 Rhagfyr', ['2026-12-01', '2026-12-15']],
  ['bob nos Fawrth, 18:00–19:30, o 1 Rhagfyr hyd at 15 Rhagfyr', ['2026-12-01', '2026-12-08', '2026-12-15']],
  ['bob yn ail ddydd Mawrth 18:00-19:30 tan 31 Rhagfyr ac eithrio 15 Rhagfyr', ['2026-12-01', '2026-12-29']],
  ['bob dydd Llun a dydd Iau 18:00-19:30 am 1 wythnos', ['2026-11-30', '2026-12-03']],
])('understands what repeats: %s', (line, dates) => {
  expect(inShort(line).map((one) => one.slice(0, 10))).toEqual(dates)
})

test('a repeat keeps its time of day when the clocks change', () => {
  expect(inShort('every Sunday 10:00-11:00 from 21 March 2027 until 28 March 2027')).toEqual([
    '2027-03-21T10:00/2027-03-21T11:00',
    '2027-03-28T09:00/2027-03-28T10:00',
  ])
})

test.each([
  ['tomorrow', 'unreadable'],
  ['soon-ish, perhaps', 'unreadable'],
  ['2026-02-30 10:00-12:00', 'unreadable'],
  ['31 June 2027 10-12', 'unreadable'],
  ['Monday 5 January 2027 10-12', 'other-weekday'],
  // Wednesday in 2027: a slip must not move a date by a year.
  ['Wednesday 22 December 6pm to 7pm', 'other-weekday'],
  ['Dydd Mercher 22 Rhagfyr 6yh i 7yh', 'other-weekday'],
  ['every Tuesday 6pm to 7pm until Wednesday 22 December', 'other-weekday'],
  ['28 March 2027, 1am to 2am', 'no-such-hour'],
  ['every Sunday 1am to 2am from 21 March to 4 April 2027', 'no-such-hour'],
  ['12 January midnight to 6am', 'unreadable'],
  ['every Tuesday 8 to 9 until 15 December', 'am-or-pm'],
  ['Tuesdays 5, 12 and 20 January 2027 6-8pm', 'other-weekday'],
  ['5, 12 and 32 January 2027 6-8pm', 'unreadable'],
  ['Friday to Monday 6pm-7pm until 15 December', 'unreadable'],
  ['every Tuesday 6pm-7pm in term time until 30 June 2027', 'no-terms'],
  ['5 January 2027 25:00-26:00', 'unreadable'],
  ['5 January 2027 10-12 in the hall', 'unreadable'],
  ['2026-12-05 12:00-10:00', 'end-before-start'],
  ['5 January 2027, 10:00 – 4 January 2027, 12:00', 'end-before-start'],
  ['5 January 2027 6pm', 'no-end'],
  ['5 January 2027 2-4', 'am-or-pm'],
  ['5 January 2027 10-2', 'am-or-pm'],
  ['every Tuesday 6pm-7pm', 'no-until'],
  ['every Tuesday 6pm until 15 December', 'no-end'],
  ['every Tuesday 6pm-7pm in term time from 1 May 2027', 'no-terms'],
  ['every Tuesday 6pm-7pm until 15 December, not 9 December', 'not-in-it'],
  ['every Tuesday 6pm-7pm until 1 December, not 1 December', 'none-left'],
  ['every day 6pm-7pm from 1 January 2027 until 31 December 2027', 'too-many'],
  ['every Tuesday 6pm-7pm until 31 November', 'unreadable'],
  ['every blue moon 6pm-7pm until 30 November', 'unreadable'],
  ['2026-12-05 10:00-12:00 perhaps', 'unreadable'],
])('names the line that it cannot read, and why: %s', (line, problem) => {
  expect(readSessions(`2026-12-05 10:00-12:00\n\n ${line} \nnonsense`, { now, terms })).toEqual({
    ok: false,
    line: 3,
    text: line,
    problem,
  })
})

test.each(languages)('reads in %s what it wrote, whatever the state', (language) => {
  const moments = [
    ['2026-06-05T09:00Z', '2026-06-05T11:00Z'],
    ['2027-01-05T18:00Z', '2027-01-05T19:30Z'],
    ['2027-03-02T22:00Z', '2027-03-03T02:00Z'],
    ['2027-05-04T23:00Z', '2027-05-05T23:00Z'],
    ['2027-07-26T23:00Z', '2027-07-31T23:00Z'],
    ['2027-09-07T05:05Z', '2027-09-09T18:00Z'],
  ]
  const sessions = moments.flatMap(([from = '', to = '']) =>
    eventStatuses.map((eventStatus, at) => {
      const later = at * 364 * 86_400_000
      return { startsAt: new Date(Date.parse(from) + later), endsAt: new Date(Date.parse(to) + later), eventStatus }
    }),
  )
  const byStart = sessions.sort((one, other) => +one.startsAt - +other.startsAt)
  expect(sessionsIn(writeSessions(byStart, language))).toEqual(byStart)
})

test('a date that stands twice counts once, and the later line says whether it takes place', () => {
  const read = sessionsIn('every Tuesday 6pm-7pm until 15 December\nTuesday 8 December 6pm-7pm, cancelled')
  expect(read.map(({ eventStatus }) => eventStatus)).toEqual(['scheduled', 'cancelled', 'scheduled'])
})

test('say what is not as planned behind a date, in both languages', () => {
  const typed = [
    '2026-06-05 10:00-12:00 cancelled',
    '6 June 2026 10:00-12:00 (wedi’i ohirio)',
    '7 June 2026, 10-12 – sold out',
  ]
  expect(sessionsIn(typed.join('\n')).map(({ eventStatus }) => eventStatus)).toEqual(['cancelled', 'postponed', 'full'])
})

test('knows what it wrote from what it had to work out', () => {
  const isPlain = (text: string) => isWrittenOut(text, sessionsIn(text))
  for (const plain of [
    '',
    'Tuesday 5 January 2027, 18:00–19:30',
    'Dydd Mawrth 5 Ionawr 2027, 18:00–19:30',
    '2027-01-05 18:00-19:30',
  ])
    expect(isPlain(plain), plain).toBe(true)
  for (const worked of [
    '5/1/2027 6pm to 7pm',
    'Tuesday 5 January, 18:00–19:30',
    '5 January 2027 1800-1930',
    'every Tuesday until 15 December',
  ])
    expect(isPlain(worked), worked).toBe(false)
})

test('a year that cannot be meant is refused, with its line', () => {
  const read = (text: string) => readSessions(text, { now, terms: [] })
  for (const far of ['5 January 1066, 18:00-19:30', '5 January 2050, 18:00-19:30'])
    expect(read(`5 January 2027, 18:00-19:30\n${far}`)).toMatchObject({ ok: false, line: 2, problem: 'far-away' })
  expect(read('5 January 2019, 18:00-19:30').ok).toBe(true)
})
