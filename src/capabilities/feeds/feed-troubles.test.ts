import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { aFedTown, csv, defaults, sing, walk } from '#tests/support/fed-town.ts'
import { now } from '#tests/support/town.ts'
import type { FeedListing } from './feed.ts'
import { countItems } from './find-feed.ts'
import { listItems } from './list-items.ts'
import { contentOf } from './listing-rules.ts'
import { readFeed } from './read-feed.ts'
import { startFeedRun } from './start-feed-run.ts'

describe('a run', () => {
  test('ends with words when something goes wrong that nobody thought of, and the next can begin', async () => {
    const { database, services, feedId, lead, run, says } = await aFedTown()
    const powers = { database, queue: services.queue, steward: lead, now }
    const asked = await startFeedRun({ feedId, doing: 'read' }, powers)
    if (!asked.ok) throw new Error(asked.refusal)
    const fetchDocument = () => Promise.reject(new TypeError('nobody thought of this'))
    await expect(
      readFeed({ runId: asked.runId }, { ...services, fetchDocument, pause: async () => {}, now }),
    ).rejects.toThrow('nobody thought')
    const kept = await database.selectFrom('feedRuns').selectAll().where('id', '=', asked.runId).executeTakeFirst()
    expect(kept).toMatchObject({ problem: 'unexpected', finishedAt: now })
    says(csv(walk))
    expect(await run('read')).toMatchObject({ problem: null, done: 1 })
  })

  test('keeps what it can of a source with a record that no database can keep', async () => {
    const { database, feedId, run, says } = await aFedTown({ kind: 'icalendar' })
    const event = (uid: string, title: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${title}\r\nDTSTART:20260710T100000Z\r\nLOCATION:Hall\r\nEND:VEVENT`
    const endless = randomBytes(20_000).toString('hex')
    const events = [event('a', 'Good \0 one'), event(endless, 'Endless number'), event('b', 'Another')]
    says(['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n'))
    expect(await run('read')).toMatchObject({ problem: null, done: 2, problems: [{ why: 'not-kept' }] })
    expect(await countItems(feedId, { database })).toEqual({ new: 2 })
  })

  test('takes in what it can where one listing cannot be', async () => {
    const { database, feedId, run, says, titles } = await aFedTown()
    says(csv(walk, sing))
    await run('read')
    // A latitude that no map has.
    await database
      .updateTable('feedItems')
      .set({ listing: JSON.stringify({ title: 'Broken', sessions: [{ startsAt: 'never', endsAt: 'never' }] }) })
      .where('externalId', '=', 'a1')
      .execute()
    expect(await run('take-in')).toMatchObject({ problem: null, counts: { published: 1, held: 1 } })
    expect(await titles()).toEqual(['Sing together'])
    expect(await listItems({ feedId, state: 'held', limit: 5 }, { database })).toMatchObject([{ refusal: 'not-kept' }])
  })
})

test('what is over is confirmed by nobody, though its source still says it', async () => {
  const { database, run, says, wait } = await aFedTown()
  says(csv(walk, sing.replace('2026-07-02', '2027-07-02').replace('2026-07-02', '2027-07-02')))
  await run('read')
  await run('take-in')
  const confirmed = () => database.selectFrom('opportunities').select('confirmedAt').orderBy('title').execute()
  const [before] = await confirmed()
  wait(60)
  await run('read')
  const [walked, sung] = await confirmed()
  expect(walked).toEqual(before)
  expect(sung?.confirmedAt?.getTime()).toBeGreaterThan(before?.confirmedAt?.getTime() ?? 0)
})

test('what a source says and nobody can read has not vanished', async () => {
  const { database, feedId, run, says } = await aFedTown({ kind: 'icalendar' })
  const calendar = (start: string) =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Talk\r\nLOCATION:Hall\r\nDTSTART:${start}\r\nEND:VEVENT\r\nEND:VCALENDAR`
  says(calendar('20260710T100000Z'))
  await run('read')
  await run('take-in')
  says(calendar('20260710T990000Z'))
  expect(await run('read')).toMatchObject({ problems: [{ where: 'a', why: 'bad-date' }] })
  expect(await countItems(feedId, { database })).toEqual({ same: 1 })
})

describe('what is called off', () => {
  const table = (...rows: string[]) => `id,title,start,end,address,status\n${rows.join('\n')}\n`
  const club = 'a1,Club,2026-07-01 10:00,2026-07-01 12:00,Hall,'
  const second = 'a1,Club,2026-07-08 10:00,2026-07-08 12:00,Hall,'

  test('is not published, and the report says why', async () => {
    const { database, feedId, run, says, titles } = await aFedTown()
    says(table(`${club}Cancelled`, 'a2,Walk,2026-07-01 10:00,,Pier,Postponed'))
    await run('read')
    await run('take-in')
    expect(await titles()).toEqual(['Walk'])
    expect(await listItems({ feedId, state: 'left-out', limit: 5 }, { database })).toMatchObject([
      { refusal: 'is-cancelled' },
    ])
  })

  test('after it was published is shown as that, a single date as well', async () => {
    const { database, placeId, run, says } = await aFedTown()
    says(table(club, second))
    await run('read')
    await run('take-in')
    const shown = async () => (await listOpportunities({ placeId, limit: 1 }, { database, now })).rows[0]
    expect(await shown()).toMatchObject({ eventStatus: 'scheduled', nextStartsAt: new Date('2026-07-01T09:00:00Z') })
    says(table(`${club}Cancelled`, second))
    await run('read')
    await run('take-in')
    const one = await shown()
    expect(one).toMatchObject({ eventStatus: 'scheduled', nextStartsAt: new Date('2026-07-08T09:00:00Z') })
    const sessions = await listSessions({ opportunityId: one?.id ?? '', limit: 5 }, { database })
    expect(sessions.map(({ eventStatus }) => eventStatus)).toEqual(['cancelled', 'scheduled'])
    says(table(`${club}Cancelled`, `${second}Cancelled`))
    await run('read')
    await run('take-in')
    expect(await shown()).toMatchObject({ eventStatus: 'cancelled', nextStartsAt: null })
  })
})

describe('the dates of a series that other records tell', () => {
  const address = 'https://source.test/list.csv'
  const series = {
    id: 's',
    kind: 'SessionSeries',
    state: 'updated',
    modified: 1,
    data: { '@type': 'SessionSeries', '@id': 'https://source.test/s', name: 'Yoga', location: { name: 'Gym' } },
  }
  const session = (id: string, startDate: string, eventStatus = 'EventScheduled') => ({
    id,
    kind: 'ScheduledSession',
    state: 'updated',
    modified: 2,
    data: { superEvent: 'https://source.test/s', startDate, eventStatus: `https://schema.org/${eventStatus}` },
  })

  async function aSeries(...items: object[]) {
    const town = await aFedTown({ kind: 'rpde' })
    let page = 0
    const say = (...told: object[]) => {
      const [here, next] = [page, page + 1].map((number) => (number === 0 ? address : `${address}?${number}`))
      town.says(JSON.stringify({ next, items: told }), here)
      town.says(JSON.stringify({ next, items: [] }), next)
      page++
    }
    say(series, ...items)
    await town.run('read')
    const states = async () => countItems(town.feedId, { database: town.database })
    return { ...town, say, states }
  }

  test('say which of them are not on', async () => {
    const { database, placeId, run } = await aSeries(
      session('a', '2026-07-01T18:00:00Z', 'EventCancelled'),
      session('b', '2026-07-08T18:00:00Z'),
    )
    await run('take-in')
    const [shown] = (await listOpportunities({ placeId, limit: 1 }, { database, now })).rows
    expect(shown).toMatchObject({ title: 'Yoga', nextStartsAt: new Date('2026-07-08T18:00:00Z') })
  })

  test('are over, or there are none: then it does not pass for live', async () => {
    const over = await aSeries(session('a', '2018-07-01T18:00:00Z'))
    expect(await over.states()).toEqual({ 'left-out': 1, dates: 1 })
    const another = session('b', '2026-07-01T18:00:00Z')
    const none = await aSeries({ ...another, data: { ...another.data, superEvent: 'https://source.test/other' } })
    expect(await none.states()).toEqual({ 'left-out': 1, dates: 1 })
    none.say(session('c', '2026-07-08T18:00:00Z'))
    await none.run('read')
    expect(await none.states()).toEqual({ new: 1, dates: 2 })
  })

  test('are all taken back: then a person is asked to take it off', async () => {
    const { run, say, states } = await aSeries(session('a', '2026-07-01T18:00:00Z'))
    await run('take-in')
    expect(await states()).toEqual({ same: 1, dates: 1 })
    say({ id: 'a', kind: 'ScheduledSession', state: 'deleted', modified: 3 })
    await run('read')
    expect(await states()).toEqual({ gone: 1 })
  })
})

describe('a mended row', () => {
  const table = (...rows: string[]) => `title,start,address,postcode\n${rows.join('\n')}\n`

  test('of a table without numbers is the same listing', async () => {
    const { database, feedId, run, says, titles } = await aFedTown()
    says(table('Guided wlak by the sea,2026-07-01 10:00,Pier,', 'Sing together,2026-07-02 18:00,Hall,'))
    await run('read')
    await run('take-in')
    const before = await database.selectFrom('opportunities').select('id').orderBy('id').execute()
    says(table('Guided walk by the sea,2026-07-01 10:30,Pier,', 'Sing together,2026-07-02 18:00,Town Hall,'))
    await run('read')
    expect(await countItems(feedId, { database })).toEqual({ changed: 2 })
    await run('take-in')
    expect(await titles()).toEqual(['Guided walk by the sea', 'Sing together'])
    expect(await database.selectFrom('opportunities').select('id').orderBy('id').execute()).toEqual(before)
  })

  test('that may be either of two is left to a person', async () => {
    const { database, feedId, run, says } = await aFedTown()
    says(table('Club,2026-07-01 10:00,Hall,', 'Club,2026-07-01 10:00,Barn,'))
    await run('read')
    await run('take-in')
    says(table('Club,2026-07-01 10:00,Shed,'))
    await run('read')
    expect(await countItems(feedId, { database })).toMatchObject({ gone: 2 })
  })
})

describe('a listing that says for whom', () => {
  const booking = { onPage: { en: '', cy: '' }, ask: { en: '', cy: '' } }
  const contentFor = (more: Partial<FeedListing>) => {
    const listing = { title: 'Club', sessions: [], ageMin: null, ageMax: null, costPence: null, ...more } as unknown
    return contentOf(listing as FeedListing, { defaults, neighbourhoods: [], skills: [], booking }).content
  }

  test('is never listed for adults where it is for children', () => {
    expect(contentFor({})).toMatchObject({ ageMin: 18, ageNote: null })
    expect(contentFor({ ageMin: 0, ageMax: 4 })).toMatchObject({ ageMin: 0, ageMax: 4 })
    expect(contentFor({ ageNote: 'Key stage 2' })).toMatchObject({ ageMin: 0, ageNote: 'Key stage 2' })
    expect(contentFor({ ageNote: 'Over 60s' })).toMatchObject({ ageMin: 18, ageNote: 'Over 60s' })
    expect(contentFor({ title: 'Rhyme time for under 5s' })).toMatchObject({ ageMin: 0 })
  })

  test('and nowhere where it is, is not online for that', () => {
    expect(contentFor({ url: 'https://source.test/talk' })).toMatchObject({ mode: 'in-person', address: null })
  })

  test('and what it costs in words, keeps them', () => {
    expect(contentFor({ costNote: '£5–£10' })).toMatchObject({ costPence: null, costNote: '£5–£10' })
    expect(contentFor({ datesNote: 'Every Tuesday' }).description).toContain('Every Tuesday')
  })
})
