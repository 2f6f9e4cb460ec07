import { expect, test } from 'vitest'
import { findRun } from '#capabilities/feeds/find-run.ts'
import { type FeedRequest, startFeed } from '#capabilities/feeds/start-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { removeMember } from '#capabilities/organisations/remove-member.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { feedManager } from './platform-gate.ts'
import { workFeedRun } from './work-feeds.ts'

const calendar: Omit<FeedRequest, 'placeId' | 'organisationId'> = {
  kind: 'icalendar',
  name: 'Calendar',
  addresses: ['https://source.test/a.ics'],
  file: undefined,
  mapping: {},
  defaults: { kind: 'event', theme: 'arts', ageMin: 18, includePast: false, withinMiles: 10 },
  everyHours: null,
  takesIn: false,
}

test('a job acts on a feed only while the person who asked still leads the place', async () => {
  const { database, services, administrator, placeId, ...town } = await aTown()
  const owner = await anOrganisation({ database, services, administrator, placeId, ...town })
  const people = await addPeople([{ name: 'New lead', email: 'new@waymark.test' }], { database, now })
  const personId = people.get('new@waymark.test') ?? ''
  const lead = mintCityLead({ placeId, personId })
  const started = await startFeed(
    { ...calendar, placeId, organisationId: owner.organisationId },
    { database, steward: lead, now },
  )
  if (!started.ok) throw new Error(started.refusal)
  const asked = await startFeedRun(
    { feedId: started.feedId, doing: 'take-in' },
    { database, queue: services.queue, steward: lead, now },
  )
  if (!asked.ok) throw new Error(asked.refusal)
  expect(await feedManager(database, asked.runId)).toBeUndefined()
  await appointCityLead({ placeId, personId }, { database, administrator, now })
  expect(await feedManager(database, asked.runId)).toMatchObject({ organisationId: owner.organisationId, personId })
})

test('a job acts on an organisation’s own feed only while whoever asked still manages it', async () => {
  const town = await aTown()
  const { database, services, administrator, lead, placeId } = town
  const owner = await anOrganisation(town)
  const people = await addPeople([{ name: 'Colleague', email: 'colleague@waymark.test' }], { database, now })
  const personId = people.get('colleague@waymark.test') ?? ''
  const { organisationId, manager } = owner
  const steward = mintOrganisationManager({ organisationId, personId })
  const file = { name: 'a.csv', bytes: Buffer.from('title,address\nKnit,Hall\n') }
  const started = await startFeed(
    { ...calendar, placeId, organisationId, kind: 'table', addresses: [], file },
    { database, steward, now },
  )
  if (!started.ok) throw new Error(started.refusal)
  const { feedId } = started
  const ask = async () => {
    const asked = await startFeedRun(
      { feedId, doing: 'read' },
      { database, queue: services.queue, steward, now: new Date() },
    )
    if (!asked.ok) throw new Error(asked.refusal)
    return asked.runId
  }
  const runId = await ask()
  expect(await feedManager(database, runId)).toBeUndefined()
  await workFeedRun({ runId }, services)
  expect(await findRun(runId, { database })).toMatchObject({ problem: 'nobody-may', done: 0 })
  // Leading the place gives no right to what an organisation looks after itself.
  await appointCityLead({ placeId, personId: lead.personId ?? '' }, { database, administrator, now })
  await database.updateTable('feedRuns').set({ askedBy: lead.personId }).where('id', '=', runId).execute()
  expect(await feedManager(database, runId)).toBeUndefined()
  await addMember({ personId, role: 'manager' }, { database, manager, now })
  const second = await ask()
  expect(await feedManager(database, second)).toMatchObject({ organisationId, personId })
  await workFeedRun({ runId: second }, services)
  expect(await findRun(second, { database })).toMatchObject({ problem: null, done: 1 })
  // Taken out, their right ends at once: for what they asked already, and for what the clock goes on with.
  const third = await ask()
  expect(await removeMember({ personId }, { database, manager, now })).toEqual({ ok: true })
  expect(await feedManager(database, third)).toBeUndefined()
  await workFeedRun({ runId: third }, services)
  expect(await findRun(third, { database })).toMatchObject({ problem: 'nobody-may', done: 0 })
})
