import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listFeeds } from '#capabilities/feeds/find-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { mintCityLead, mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import type { GuardedOutcome } from '#infrastructure/guarded-fetch.ts'
import { anOpportunity, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { yearOfEvents } from '#tests/support/year-of-events.ts'
import { readMapping } from './import-mapping.ts'
import { importOpportunities, type OpportunityOptions } from './import-opportunities.ts'
import { needsSomebody, reportLines } from './import-report.ts'

const heading = 'id,title,start,address,lat,lon'
const walk = 'a1,Guided walk,2026-07-01 10:00,Pier,50.81,-0.11'
const sing = 'a2,Sing together,2026-07-02 18:00,Hall,50.80,-0.10'

/** A town, a file that can be rewritten, and the command on it. */
async function aCommand(town: Town) {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-import-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'list.csv')
  let later = now.getTime()
  const answers = new Map<string, string>()
  const fetchDocument = async (address: string): Promise<GuardedOutcome> => {
    const body = answers.get(address)
    return body === undefined
      ? { ok: false, reason: 'the address answered 404' }
      : { ok: true, body: Buffer.from(body), contentType: 'text/plain' }
  }
  const run = (options: OpportunityOptions = {}, source = file) =>
    importOpportunities(
      source,
      { place: 'seatown', ...options },
      {
        services: town.services,
        authority: {
          leadOf: (placeId) => mintCityLead({ placeId, personId: undefined }),
          managerOf: (organisationId) => mintOrganisationManager({ organisationId, personId: undefined }),
        },
        fetchDocument,
        now: () => {
          later += 60_000
          return new Date(later)
        },
      },
    )
  const titles = async () =>
    (await listOpportunities({ placeId: town.placeId, limit: 100 }, { database: town.database, now })).rows
      .map(({ title }) => title)
      .sort()
  return { run, titles, answers, says: (...rows: string[]) => writeFile(file, `${rows.join('\n')}\n`), folder }
}

test('shows what a file says, line by line, and publishes nothing until it is told to', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, titles, says } = await aCommand(town)
  await says(heading, walk, sing, 'a3,,2026-07-03,,,', 'a4,Soon,one day,,,', 'a5,Over,2020-01-01,Pier,50.81,-0.11')
  const preview = await run()
  expect(preview).toMatchObject({
    format: 'table',
    read: 3,
    counts: { new: 2, 'left-out': 1 },
    unusable: {
      count: 2,
      first: [
        { where: '4', why: 'no-title' },
        { where: '5', why: 'bad-date' },
      ],
    },
  })
  expect(await titles()).toEqual([])
  expect(needsSomebody(preview)).toBe(true)
  const text = reportLines(preview).join('\n')
  for (const said of [
    /^New +Guided walk · 1 July 2026 · Pier$/m,
    /^Not usable +4: has no title$/m,
    /^Left out +Over · .*It is over$/m,
    /^new 2, left out 1, not usable 2$/m,
    /--publish/,
  ])
    expect(text).toMatch(said)
  const published = await run({ publish: true })
  expect(published).toMatchObject({ published: { published: 2, held: 0 }, counts: { same: 2, 'left-out': 1 } })
  expect(await titles()).toEqual(['Guided walk', 'Sing together'])
})

test('says of what is over that it is, also where it was wanted', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, says } = await aCommand(town)
  await says(
    heading,
    'a1,Old fair,2018-07-01 10:00,Pier,50.81,-0.11',
    'a2,POSTPONED: Talk,2027-07-01 10:00,Hall,50.81,-0.11',
  )
  const text = reportLines(await run({ past: true })).join('\n')
  expect(text).toMatch(/^New +Old fair · .*It is over$/m)
  expect(text).toMatch(/^New +Talk · .*Postponed$/m)
})

test('changes nothing when it is run again, in one feed that the City Lead goes on with', async () => {
  const town = await aTown()
  const { database, services, lead, placeId } = town
  await anOrganisation(town)
  const { run, says } = await aCommand(town)
  await says(heading, walk, sing)
  await run({ publish: true })
  const before = await database.selectFrom('opportunities').selectAll().orderBy('id').execute()
  const again = await run({ publish: true })
  expect(again).toMatchObject({ counts: { same: 2 }, published: { published: 0, changed: 0, linked: 0, held: 0 } })
  expect(needsSomebody(again)).toBe(false)
  expect(reportLines(again)).toContain('Taken in: nothing changed.')
  expect(await database.selectFrom('opportunities').selectAll().orderBy('id').execute()).toEqual(before)
  const { rows: feeds } = await listFeeds({ of: { placeId }, limit: 5 }, { database })
  expect(feeds).toHaveLength(1)
  const powers = { database, queue: services.queue, steward: lead, now: new Date(now.getTime() + 86_400_000) }
  expect((await startFeedRun({ feedId: feeds[0]?.id ?? '', doing: 'read' }, powers)).ok).toBe(true)
})

test('carries over what a newer file changes, says what vanished and takes nothing off the site', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, titles, says } = await aCommand(town)
  await says(heading, walk, sing)
  await run({ publish: true })
  await says(heading, walk.replace('Guided walk', 'Guided walk by the sea'))
  const preview = await run()
  expect(preview.counts).toEqual({ changed: 1, gone: 1 })
  expect(await titles()).toEqual(['Guided walk', 'Sing together'])
  expect(reportLines(preview).join('\n')).toMatch(
    /^Vanished +Sing together .*\/seatown\/opportunities\/sing-together$/m,
  )
  const published = await run({ publish: true })
  expect(published).toMatchObject({ published: { changed: 1, removed: 0 }, counts: { same: 1, gone: 1 } })
  expect(await titles()).toEqual(['Guided walk by the sea', 'Sing together'])
  expect(needsSomebody(published)).toBe(true)
})

test('names what may be on the site already, and what is held back with the reason', async () => {
  const town = await aTown()
  const careless = await anOrganisation(town, { safeguardingLead: null })
  const other = await anOrganisation(town, { name: 'Other' })
  const startsAt = new Date('2026-07-02T17:00:00Z')
  await anOpportunity(town, other, {
    title: 'Sing together!',
    latitude: 50.8,
    longitude: -0.1,
    sessions: [{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }],
  })
  const { run, says } = await aCommand(town)
  await says(heading, walk, sing)
  const report = await run({ organisation: careless.slug, age: '8', publish: true })
  expect(report.counts).toEqual({ doubtful: 1, held: 1 })
  const text = reportLines(report).join('\n')
  expect(text).toMatch(/^Perhaps here already +Sing together .*“Sing together!”$/m)
  expect(text).toMatch(/^Held back +Guided walk .*safeguarding lead$/m)
})

test('is told which column is what, and remembers it', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, says } = await aCommand(town)
  await says('What,"When, roughly",Spot', 'Knit a hat,05/07/2026 18:00,Library')
  const mapping = 'title=What,start=When, roughly,address=Spot'
  expect((await run({ mapping })).items).toMatchObject([{ title: 'Knit a hat', where: 'Library', state: 'new' }])
  expect((await run()).counts).toEqual({ new: 1 })
  expect(readMapping(mapping)).toEqual({ title: 'What', start: 'When, roughly', address: 'Spot' })
  for (const wrong of ['What', 'name=What', 'start=When', 'title='])
    expect(() => readMapping(wrong), wrong).toThrow(/--mapping/)
})

test('reads an address, told by what it says', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, titles, answers } = await aCommand(town)
  const address = 'https://source.test/club'
  answers.set(
    address,
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\nDTSTART:20260710T100000Z\r\nLOCATION:Hall\r\nEND:VEVENT\r\nEND:VCALENDAR',
  )
  expect(await run({ publish: true }, address)).toMatchObject({ format: 'icalendar', published: { published: 1 } })
  expect(await titles()).toEqual(['Talk'])
  await expect(run({}, 'https://source.test/none')).rejects.toThrow('404')
  answers.set(address, 'no calendar any more')
  expect(await run({}, address)).toMatchObject({ unusable: { count: 1 }, read: 0 })
})

test('says what is missing or wrong before it keeps anything', async () => {
  const town = await aTown()
  const { run, says } = await aCommand(town)
  await says(heading, walk)
  await expect(run({ place: undefined })).rejects.toThrow('--place seatown')
  await expect(run({ place: 'atlantis' })).rejects.toThrow('no place atlantis')
  await expect(run()).rejects.toThrow('--organisation')
  await expect(run({ organisation: 'nobody' })).rejects.toThrow('no organisation nobody')
  const waiting = await anOrganisation(town, { name: 'Waiting', approved: false })
  await expect(run({ organisation: waiting.slug })).rejects.toThrow('City Lead')
  const library = await anOrganisation(town)
  const organisation = library.slug
  for (const [wrong, said] of [
    [{ format: 'word' }, '--format'],
    [{ kind: 'party' }, '--kind'],
    [{ theme: 'everything' }, '--theme'],
    [{ age: 'young' }, '--age'],
    [{ within: '0' }, '--within'],
    [{ mapping: 'x' }, '--mapping'],
  ] as const)
    await expect(run({ organisation, ...wrong }), said).rejects.toThrow(said)
  await expect(run({ organisation }, '/nowhere.csv')).rejects.toThrow('no file')
  expect((await listFeeds({ of: { placeId: town.placeId }, limit: 5 }, { database: town.database })).rows).toEqual([])
})

test('leaves nothing for the jobs of a site beside it', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, says } = await aCommand(town)
  await says(heading, walk)
  await run({ publish: true })
  const { rows } = await town.pool.query(`select count(*)::int as jobs from pgboss.job where name = 'feed-run-asked'`)
  expect(rows).toEqual([{ jobs: 0 }])
  const open = await town.database.selectFrom('feedRuns').select('id').where('finishedAt', 'is', null).execute()
  expect(open).toEqual([])
})

test('ends with what a script can go by', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { says, titles, folder } = await aCommand(town)
  const file = path.join(folder, 'list.csv')
  const waymark = (...args: string[]) =>
    spawnSync(process.execPath, ['src/commands/waymark.ts', 'import', 'opportunities', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: town.url, WAYMARK_DATA: folder },
    })
  const settled = ['--place', 'seatown', '--organisation', library.slug]
  expect(waymark()).toMatchObject({ status: 64 })
  expect(waymark('/nowhere.csv', ...settled)).toMatchObject({ status: 1, stderr: 'There is no file /nowhere.csv.\n' })
  await says(heading, walk.replace('2026', '2036'), 'a3,,2036-07-03,,,')
  const understood = waymark(file, ...settled, '--json')
  expect(understood).toMatchObject({ status: 2, stderr: '' })
  const [listing, problem, ...more] = understood.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(listing).toMatchObject({
    title: 'Guided walk',
    state: 'new',
    sessions: [{ startsAt: '2036-07-01T09:00:00.000Z', endsAt: '2036-07-01T10:00:00.000Z', status: 'scheduled' }],
    ageMin: null,
    costPence: null,
  })
  expect(problem).toMatchObject({ problem: 'no-title', where: '3' })
  expect(more).toEqual([])
  expect(await titles()).toEqual([])
  await says(heading, walk.replace('2026', '2036'))
  const published = waymark(file, ...settled, '--publish', '--json')
  expect(published).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(published.stdout)).toMatchObject({ title: 'Guided walk', state: 'same', status: 'scheduled' })
  expect(await titles()).toEqual(['Guided walk'])
})

test('takes the events of months in, once', async () => {
  const town = await aTown()
  await anOrganisation(town)
  const { run, folder } = await aCommand(town)
  const file = path.join(folder, 'year.json')
  await writeFile(file, JSON.stringify(yearOfEvents().slice(690, 760)))
  const options = { past: true, within: '300', publish: true, theme: 'arts' }
  const first = await run(options, file)
  // What ends before it begins is read, and said.
  expect(first.read + first.unusable.count).toBeGreaterThanOrEqual(70)
  expect(first.counts.same).toBeGreaterThan(50)
  const second = await run({ publish: true }, file)
  expect(second).toMatchObject({ counts: first.counts, published: { published: 0, changed: 0, linked: 0 } })
})
