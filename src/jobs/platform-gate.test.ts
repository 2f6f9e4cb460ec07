import { expect, test } from 'vitest'
import { startFeed } from '#capabilities/feeds/start-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { feedManager } from './platform-gate.ts'

test('a job acts on a feed only while the person who asked still leads the place', async () => {
  const { database, services, administrator, placeId, ...town } = await aTown()
  const owner = await anOrganisation({ database, services, administrator, placeId, ...town })
  const people = await addPeople([{ name: 'New lead', email: 'new@waymark.test' }], { database, now })
  const personId = people.get('new@waymark.test') ?? ''
  const lead = mintCityLead({ placeId, personId })
  const started = await startFeed(
    {
      organisationId: owner.organisationId,
      kind: 'icalendar',
      name: 'Calendar',
      addresses: ['https://source.test/a.ics'],
      file: undefined,
      mapping: {},
      defaults: { kind: 'event', theme: 'arts', ageMin: 18, includePast: false, withinMiles: 10 },
      everyHours: null,
      takesIn: false,
    },
    { database, lead, now },
  )
  if (!started.ok) throw new Error(started.refusal)
  const asked = await startFeedRun(
    { feedId: started.feedId, doing: 'take-in' },
    { database, queue: services.queue, lead, now },
  )
  if (!asked.ok) throw new Error(asked.refusal)
  expect(await feedManager(database, asked.runId)).toBeUndefined()
  await appointCityLead({ placeId, personId }, { database, administrator, now })
  expect(await feedManager(database, asked.runId)).toMatchObject({ organisationId: owner.organisationId, personId })
})
