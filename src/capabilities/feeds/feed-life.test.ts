import { expect, test } from 'vitest'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { contentIn } from '#capabilities/opportunities/opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { newId } from '#infrastructure/ids.ts'
import { aFedTown, csv, defaults, sing, walk } from '#tests/support/fed-town.ts'
import { anOpportunity, anOrganisation, now, type Town } from '#tests/support/town.ts'
import { yearOfEvents } from '#tests/support/year-of-events.ts'
import type { FeedDefaults, FeedKind } from './feed.ts'
import { countItems, findFeed } from './find-feed.ts'
import { listRuns } from './find-run.ts'
import { listItems } from './list-items.ts'
import { nameSkills } from './name-skills.ts'
import { startFeed } from './start-feed.ts'
import { startDueFeeds, startFeedRun } from './start-feed-run.ts'
import { updateDefaults } from './update-defaults.ts'
import { updateDoubtful } from './update-doubtful.ts'

test('shows nothing until it is taken in, and then exactly what the source says', async () => {
  const { database, feedId, run, titles, says, placeId } = await aFedTown()
  says(csv(walk, sing, ',No title?,,,,,,', 'a4,,2026-07-02,,,,,'))
  expect(await run('read')).toMatchObject({ problem: null, done: 3, counts: { refused: 1 } })
  expect(await titles()).toEqual([])
  expect(await countItems(feedId, { database })).toEqual({ new: 3 })
  expect(await run('take-in')).toMatchObject({ counts: { published: 2, held: 1 } })
  expect(await titles()).toEqual(['Guided walk', 'Sing together'])
  const { rows } = await listOpportunities({ placeId, terms: 'sing', limit: 1 }, { database, now })
  expect(rows[0]).toMatchObject({
    costPence: 300,
    address: 'Hall',
    ageMin: 18,
    neighbourhoodName: 'Old Port',
    theme: 'arts',
  })
  const [held] = await listItems({ feedId, state: 'held', limit: 5 }, { database })
  expect(held).toMatchObject({ refusal: 'location-is-missing', listing: { title: 'No title?' } })
})

test('changes nothing when it is read and taken in again', async () => {
  const { database, feedId, run, titles, says } = await aFedTown()
  says(csv(walk, sing))
  await run('read')
  await run('take-in')
  const before = await database.selectFrom('opportunities').selectAll().orderBy('id').execute()
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ same: 2 })
  expect(await run('take-in')).toMatchObject({ counts: { published: 0, changed: 0, linked: 0, held: 0 } })
  expect(await database.selectFrom('opportunities').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await titles()).toHaveLength(2)
})

test('carries over what the source changes and keeps what a person wrote meanwhile', async () => {
  const { database, owner, run, titles, says, placeId } = await aFedTown()
  says(csv(walk))
  await run('read')
  await run('take-in')
  const [shown] = (await listOpportunities({ placeId, limit: 1 }, { database, now })).rows
  if (!shown) throw new Error('nothing is shown')
  const { id } = shown
  const kept = await findOpportunity({ id }, { database, now })
  if (!kept) throw new Error('it is gone')
  await reviseOpportunity(
    {
      opportunityId: id,
      content: { ...contentIn(kept), titleCy: 'Taith gerdded', theme: 'nature' },
      sessions: [],
      badgeIds: [],
    },
    { database, manager: owner.manager, now },
  )
  says(csv(walk.replace('Guided walk', 'Guided walk by the sea')))
  await run('read')
  expect(await run('take-in')).toMatchObject({ counts: { changed: 1 } })
  expect(await titles()).toEqual(['Guided walk by the sea'])
  expect(await findOpportunity({ id }, { database, now })).toMatchObject({
    titleCy: 'Taith gerdded',
    theme: 'nature',
    title: 'Guided walk by the sea',
  })
})

test('links the skills that a source names to what frameworks call exactly so, and keeps those a person wrote', async () => {
  const { database, owner, run, says, placeId } = await aFedTown()
  await importEverydaySkills({ database, now })
  const withSkills = (skills: string, title = 'Soup') =>
    `id,title,address,lat,lon,skills\ns1,${title},Hall,50.8,-0.1,${skills}\n`
  const shown = async () => (await listOpportunities({ placeId, limit: 1 }, { database, now })).rows[0]
  says(withSkills('cooking; Our own word'))
  await run('read')
  await run('take-in')
  const cooking = {
    name: 'Cooking',
    nameCy: 'Coginio',
    uri: 'https://waymark.test/skills/everyday/cooking',
    framework: 'Everyday skills',
  }
  const first = await shown()
  expect(first?.skills).toEqual([cooking, { name: 'Our own word' }])
  await run('read')
  expect(await run('take-in')).toMatchObject({ counts: { changed: 0 } })
  await database
    .updateTable('opportunities')
    .set({ skills: JSON.stringify([{ name: 'Written by hand' }]) })
    .where('id', '=', first?.id ?? '')
    .where('organisationId', '=', owner.organisationId)
    .execute()
  says(withSkills('cooking; Our own word', 'Soup for all'))
  await run('read')
  await run('take-in')
  expect(await shown()).toMatchObject({ title: 'Soup for all', skills: [{ name: 'Written by hand' }] })
  says(withSkills('cooking', 'Soup for all'))
  await run('read')
  await run('take-in')
  expect((await shown())?.skills).toEqual([cooking])
})

test('says of many listings at once which skills each will teach, whatever else their keywords are', async () => {
  const { database, services } = await aFedTown()
  await importEverydaySkills({ database, now })
  const cooking = { name: 'Cooking', nameCy: 'Coginio', framework: 'Everyday skills' }
  expect(
    await nameSkills(
      [
        { skills: ['coginio', 'Our own word'], keywords: ['Cooking', 'Pavilion'] },
        { skills: [], keywords: ['Pavilion'] },
        {},
        { keywords: ['cooking'] },
      ],
      services,
    ),
  ).toMatchObject([[cooking, { name: 'Our own word' }], [], [], [cooking]])
})

test('takes nothing off the site until a person says so', async () => {
  const { database, feedId, run, titles, says } = await aFedTown()
  says(csv(walk, sing))
  await run('read')
  await run('take-in')
  says(csv(walk))
  await run('read')
  await run('take-in')
  expect(await countItems(feedId, { database })).toEqual({ same: 1, gone: 1 })
  expect(await titles()).toHaveLength(2)
  expect(await run('remove')).toMatchObject({ counts: { removed: 1 } })
  expect(await titles()).toEqual(['Guided walk'])
  // What comes back is a listing again.
  says(csv(walk, sing))
  await run('read')
  await run('take-in')
  expect(await titles()).toHaveLength(2)
})

test('marks nothing as gone when the source could not be read', async () => {
  const { database, feedId, run, says, titles } = await aFedTown()
  says(csv(walk))
  await run('read')
  await run('take-in')
  says('{broken')
  expect(await run('read')).toMatchObject({ problem: expect.stringContaining('JSON') })
  expect(await countItems(feedId, { database })).toEqual({ same: 1 })
  expect(await titles()).toEqual(['Guided walk'])
})

test('joins what is on the site already, and asks a person where it is not sure', async () => {
  const fed = await aFedTown()
  const { database, feedId, run, titles, says, lead } = fed
  const other = await anOrganisation(fed as unknown as Town, { name: 'Another library' })
  const session = { startsAt: new Date('2026-07-01T09:00:00Z'), endsAt: new Date('2026-07-01T11:00:00Z') }
  const spot = { latitude: 50.81, longitude: -0.11, ageMin: 18, ageMax: 120 }
  await anOpportunity(fed, fed.owner, { ...spot, title: 'Guided walk', sessions: [session] })
  await anOpportunity(fed, other, {
    ...spot,
    latitude: 50.8,
    longitude: -0.1,
    title: 'Sing together!',
    sessions: [{ startsAt: new Date('2026-07-02T17:00:00Z'), endsAt: new Date('2026-07-02T19:00:00Z') }],
  })
  says(csv(walk, sing))
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ match: 1, doubtful: 1 })
  const [doubtful] = await listItems({ feedId, state: 'doubtful', limit: 5 }, { database })
  expect(doubtful).toMatchObject({ candidateTitle: 'Sing together!', listing: { title: 'Sing together' } })
  await run('take-in')
  expect(await titles()).toEqual(['Guided walk', 'Sing together!'])
  expect(await updateDoubtful({ feedId, externalId: 'a2', isSame: false }, { database, steward: lead })).toEqual({
    ok: true,
  })
  await run('read')
  await run('take-in')
  expect(await titles()).toEqual(['Guided walk', 'Sing together', 'Sing together!'])
})

test('leaves out what is over and what is far away', async () => {
  const { database, feedId, run, says } = await aFedTown()
  says(csv('o1,Over,2025-07-01,,Pier,50.81,-0.11,0', 'f1,Far,2026-07-01,,Leeds,53.8,-1.5,0'))
  await run('read')
  const left = await listItems({ feedId, state: 'left-out', limit: 5 }, { database })
  expect(left.map(({ externalId, refusal }) => [externalId, refusal])).toEqual([
    ['f1', 'too-far'],
    ['o1', 'is-over'],
  ])
})

test('what holds for the listings of a source can be said anew, and the next reading uses it', async () => {
  const { database, services, feedId, run, says, titles, lead, placeId } = await aFedTown()
  says(csv('o1,Over,2025-07-01,,Pier,50.81,-0.11,0', 'f1,Far,2026-07-01,,Leeds,53.8,-1.5,0'))
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ 'left-out': 2 })
  const wider: FeedDefaults = { kind: 'workshop', theme: 'food', ageMin: 21, includePast: true, withinMiles: 400 }
  const powers = { database, steward: lead, now }
  expect(await updateDefaults({ feedId, defaults: wider }, powers)).toEqual({ ok: true })
  expect((await findFeed(feedId, { database }))?.defaults).toEqual(wider)
  expect(await countItems(feedId, { database })).toEqual({ 'left-out': 2 })
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ new: 2 })
  await run('take-in')
  expect(await titles()).toContain('Far')
  const { rows } = await listOpportunities({ placeId, terms: 'far', limit: 1 }, { database, now })
  expect(rows[0]).toMatchObject({ kind: 'workshop', theme: 'food', ageMin: 21 })
  const changes = database.selectFrom('auditEntries').select('actorId').where('action', '=', 'feed.defaults-changed')
  expect(await changes.execute()).toEqual([{ actorId: lead.personId }])

  // Not in the middle of a reading, which would go on with half of each.
  const at = new Date(now.getTime() + 3_600_000)
  await startFeedRun({ feedId, doing: 'read' }, { database, queue: services.queue, steward: lead, now: at })
  expect(await updateDefaults({ feedId, defaults }, { ...powers, now: at })).toEqual({ ok: false, refusal: 'is-busy' })
  expect((await findFeed(feedId, { database }))?.defaults).toEqual(wider)
})

test('asks a feed that says only what changed from its beginning when more of it is wanted, and only then', async () => {
  const first = 'https://source.test/rpde'
  const { database, feedId, run, says, lead } = await aFedTown({ kind: 'rpde' as FeedKind, addresses: [first] })
  const far = {
    id: 'e1',
    kind: 'Event',
    state: 'updated',
    modified: 1,
    data: {
      name: 'Far away',
      startDate: '2026-07-01T10:00:00Z',
      location: { name: 'Leeds', geo: { latitude: 53.8, longitude: -1.5 } },
    },
  }
  const page = (...items: object[]) =>
    JSON.stringify({ next: `${first}?after=1`, items, license: 'https://creativecommons.org/licenses/by/4.0/' })
  says(page(far), first)
  says(page(), `${first}?after=1`)
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ 'left-out': 1 })
  const change = (changed: Partial<FeedDefaults>) =>
    updateDefaults({ feedId, defaults: { ...defaults, ...changed } }, { database, steward: lead, now })
  await change({ theme: 'food' })
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ 'left-out': 1 })
  await change({ withinMiles: 400 })
  await run('read')
  expect(await countItems(feedId, { database })).toEqual({ new: 1 })
})

test('reads an RPDE feed page by page, goes on where it was, and gathers the dates of a series', async () => {
  const first = 'https://source.test/rpde'
  const { database, feedId, run, says, titles, placeId, asked } = await aFedTown({
    kind: 'rpde' as FeedKind,
    addresses: [first],
  })
  const page = (next: string, ...items: object[]) =>
    JSON.stringify({ next, items, license: 'https://creativecommons.org/licenses/by/4.0/' })
  const series = {
    id: 's1',
    kind: 'SessionSeries',
    state: 'updated',
    modified: 1,
    data: {
      '@id': 'https://source.test/s/1',
      name: 'Yoga',
      location: { name: 'Gym', geo: { latitude: 50.8, longitude: -0.1 } },
    },
  }
  const session = (id: string, day: string) => ({
    id,
    kind: 'ScheduledSession',
    state: 'updated',
    modified: 1,
    data: { superEvent: 'https://source.test/s/1', startDate: `${day}T10:00:00Z`, endDate: `${day}T11:00:00Z` },
  })
  says(page(`${first}?after=1`, series, session('x1', '2026-07-01')), first)
  says(page(`${first}?after=2`, session('x2', '2026-07-08')), `${first}?after=1`)
  says(page(`${first}?after=2`), `${first}?after=2`)
  await run('read')
  await run('take-in')
  expect(await titles()).toEqual(['Yoga'])
  const dates = async () => {
    const { rows } = await listOpportunities({ placeId, limit: 1 }, { database, now })
    const sessions = await database
      .selectFrom('opportunitySessions')
      .select('startsAt')
      .where('opportunityId', '=', rows[0]?.id ?? '')
      .orderBy('startsAt')
      .execute()
    return sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))
  }
  expect(await dates()).toEqual(['2026-07-01', '2026-07-08'])
  expect((await findFeed(feedId, { database }))?.cursors).toEqual({ [first]: `${first}?after=2` })

  // The same place in the feed says more a day later: one date less, one more.
  says(
    page(`${first}?after=3`, session('x3', '2026-07-15'), {
      id: 'x1',
      kind: 'ScheduledSession',
      state: 'deleted',
      modified: 3,
    }),
    `${first}?after=2`,
  )
  says(page(`${first}?after=3`), `${first}?after=3`)
  asked.length = 0
  await run('read')
  expect(asked).toEqual([`${first}?after=2`, `${first}?after=3`])
  await run('take-in')
  expect(await dates()).toEqual(['2026-07-08', '2026-07-15'])

  says(page(`${first}?after=4`, { id: 's1', kind: 'SessionSeries', state: 'deleted', modified: 4 }), `${first}?after=3`)
  says(page(`${first}?after=4`), `${first}?after=4`)
  await run('read')
  expect(await titles()).toEqual(['Yoga'])
  await run('remove')
  expect(await titles()).toEqual([])
})

test('does not follow an RPDE feed to another site', async () => {
  const { run, says } = await aFedTown({ kind: 'rpde' as FeedKind, addresses: ['https://source.test/rpde'] })
  says(
    JSON.stringify({ next: 'https://elsewhere.test/rpde', items: [{ id: 1, kind: 'Event', state: 'deleted' }] }),
    'https://source.test/rpde',
  )
  expect(await run('read')).toMatchObject({ problem: expect.stringContaining('https://elsewhere.test') })
})

test('reads the pages of a site map as robots.txt allows', async () => {
  const { run, says, asked, database, feedId } = await aFedTown({
    kind: 'schema-org' as FeedKind,
    addresses: ['https://source.test/sitemap.xml'],
  })
  const event = (name: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Event', '@id': name, name, startDate: '2026-07-01', location: { name: 'Hall', geo: { latitude: 50.8, longitude: -0.1 } } })}</script>`
  says(
    '<urlset><url><loc>https://source.test/a</loc></url><url><loc>https://source.test/secret/b</loc></url><url><loc>https://other.test/c</loc></url><url><loc>https://source.test/broken</loc></url></urlset>',
    'https://source.test/sitemap.xml',
  )
  says('User-agent: *\nDisallow: /secret/\n', 'https://source.test/robots.txt')
  says(event('A'), 'https://source.test/a')
  says(event('B'), 'https://source.test/secret/b')
  expect(await run('read')).toMatchObject({
    problems: [{ where: 'https://source.test/broken', why: 'address-failed' }],
  })
  expect(await countItems(feedId, { database })).toEqual({ new: 1 })
  expect(asked).not.toContain('https://source.test/secret/b')
  expect(asked).not.toContain('https://other.test/c')
})

test('is for the lead of its place alone, in the name of an organisation of the place', async () => {
  const { database, services, feedId, owner, lead, placeId } = await aFedTown()
  const stranger = mintCityLead({ placeId: newId(now), personId: owner.personId })
  expect(
    await startFeedRun({ feedId, doing: 'read' }, { database, queue: services.queue, steward: stranger, now }),
  ).toEqual({ ok: false, refusal: 'feed-not-found' })
  expect(await updateDoubtful({ feedId, externalId: 'a2', isSame: true }, { database, steward: stranger })).toEqual({
    ok: false,
    refusal: 'feed-not-found',
  })
  const request = {
    placeId,
    kind: 'table',
    name: 'x',
    addresses: ['https://source.test/x'],
    file: undefined,
    mapping: {},
    defaults,
    everyHours: null,
    takesIn: false,
  } as const
  expect(
    await startFeed(
      { ...request, addresses: [...request.addresses], organisationId: newId(now) },
      { database, steward: lead, now },
    ),
  ).toEqual({ ok: false, refusal: 'organisation-not-approved' })
  expect(
    await startFeed(
      { ...request, addresses: [], organisationId: owner.organisationId },
      { database, steward: lead, now },
    ),
  ).toEqual({ ok: false, refusal: 'no-source' })
})

test('reads by the clock, each feed once, and never two things at a time', async () => {
  const { database, services, feedId, lead } = await aFedTown()
  const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
  const powers = { database, queue: services.queue, now: tomorrow }
  const due = await Promise.all(Array.from({ length: 6 }, () => startDueFeeds(powers)))
  expect(due.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await listRuns({ feedId, limit: 10 }, { database })).toHaveLength(1)
  expect(await startFeedRun({ feedId, doing: 'read' }, { ...powers, steward: lead })).toEqual({
    ok: false,
    refusal: 'is-busy',
  })
})

test('takes the events of months in', async () => {
  const { database, run, feedId, titles, placeId } = await aFedTown({
    addresses: [],
    file: { name: 'year.json', bytes: Buffer.from(JSON.stringify(yearOfEvents().slice(620, 760))) },
    defaults: { ...defaults, includePast: true, withinMiles: 300 },
  })
  const read = await run('read')
  expect(read).toMatchObject({ problem: null })
  // What ends before it begins is read, and said.
  expect((read?.done ?? 0) + Number(read?.counts.refused)).toBeGreaterThanOrEqual(140)
  await run('take-in')
  const counts = await countItems(feedId, { database })
  expect((counts.same ?? 0) + (counts.doubtful ?? 0) + (counts.held ?? 0)).toBe(read?.done)
  expect(counts.same).toBeGreaterThan(110)
  expect(await titles()).toHaveLength(100)
  await run('read')
  expect(await run('take-in')).toMatchObject({ counts: { published: 0, changed: 0, linked: 0 } })
  expect(placeId).toBeTruthy()
})
