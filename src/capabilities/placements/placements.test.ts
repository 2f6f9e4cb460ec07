import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { anOrganisation, aTown } from '#tests/support/town.ts'
import { findPlacement } from './find-placement.ts'
import { listPlacements, listPlacesWithoutYear } from './list-placements.ts'
import { moveMeeting } from './move-meeting.ts'
import { movePlacement } from './move-placement.ts'
import { startPlacement } from './start-placement.ts'
import { meetingEntry, writeYearCalendar } from './year-calendar-format.ts'

const now = new Date('2027-06-01T12:00:00Z')
const beginsOn = '2027-05-03'

async function aYear({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { personId } = await anOrganisation(town, { name: 'Team' })
  const team = mintProgrammeTeam({ personId })
  const begin = (placeId = town.placeId, on = beginsOn) =>
    startPlacement({ placeId, beginsOn: on }, { ...town.services, team, now })
  const lead = mintCityLead({ placeId: town.placeId, personId })
  const stranger = mintCityLead({ placeId: randomUUID(), personId })
  const find = async () => {
    const found = await findPlacement({}, { ...town.services, of: lead })
    if (!found) throw new Error('no year')
    return found
  }
  return { town, team, lead, stranger, begin, find, services: town.services }
}

test('a year begins once, on a working day, with its thirty meetings', async () => {
  const { town, team, begin, find, services } = await aYear({ warm: 4 })
  expect(await begin(randomUUID())).toEqual({ ok: false, refusal: 'place-not-found' })
  expect(await begin(town.placeId, '2027-05-08')).toEqual({ ok: false, refusal: 'not-a-working-day' })
  const waiting = async () => (await listPlacesWithoutYear({}, { ...services, team })).map(({ id }) => id)
  expect(await waiting()).toContain(town.placeId)
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => begin()))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'placement-exists' })
  const { meetings, stage } = await find()
  expect([meetings.length, stage, meetings[0]?.heldOn]).toEqual([30, 'onboarding', beginsOn])
  expect(await waiting()).not.toContain(town.placeId)
  const [onBoard] = await listPlacements({}, { ...services, team, now })
  expect(onBoard?.next).toMatchObject({ kind: 'update', number: 4, heldOn: '2027-06-14' })
  // What was left as planned is not what comes next of a place whose year is over.
  await town.pool.query(`update placements set stage = 'alumni'`)
  expect((await listPlacements({}, { ...services, team, now }))[0]?.next).toBeUndefined()
  await town.pool.query('update places set closed_at = now()')
  await town.pool.query('delete from placements')
  expect(await begin()).toEqual({ ok: false, refusal: 'place-not-found' })
})

test('a City Lead sees and moves the meetings of their own place alone, and a moved one replaces itself in calendars', async () => {
  const { lead, stranger, team, begin, find, services } = await aYear()
  await begin()
  const year = await find()
  expect(await findPlacement({}, { ...services, of: stranger })).toBeUndefined()
  expect(await findPlacement({ placementId: year.id }, { ...services, of: stranger })).toBeUndefined()
  expect((await findPlacement({ placementId: year.id }, { ...services, of: team }))?.id).toBe(year.id)
  expect(await findPlacement({ placementId: randomUUID() }, { ...services, of: team })).toBeUndefined()
  const move = (change: Partial<Parameters<typeof moveMeeting>[0]> = {}, by = lead) =>
    moveMeeting(
      {
        ...{ placementId: year.id, kind: 'update', number: 5, heldOn: '2027-06-30', startsAt: '14:30', sequence: 0 },
        ...change,
      },
      { ...services, lead: by, now },
    )
  expect(await move({}, stranger)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await move({ number: 27 })).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await move({ heldOn: '2027-05-31' })).toEqual({ ok: false, refusal: 'in-the-past' })
  expect(await move({ heldOn: '2029-05-31' })).toEqual({ ok: false, refusal: 'outside-the-year' })
  expect(await move()).toEqual({ ok: true, sequence: 1 })
  // The same once more changes nothing; another, by what was seen before, is refused.
  expect(await move()).toEqual({ ok: true, sequence: 1 })
  expect(await move({ heldOn: '2027-07-01' })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  // Of a closed place nothing is planned any more.
  await services.database.updateTable('places').set({ closedAt: now }).where('id', '=', year.placeId).execute()
  expect(await move({ heldOn: '2027-07-01', sequence: 1 })).toEqual({ ok: false, refusal: 'place-is-closed' })
  const written = writeYearCalendar({
    ...{ now, host: 'waymark.test', name: 'Year' },
    entries: (await find()).meetings.flatMap(
      (meeting) => meetingEntry(year.id, meeting, { title: meeting.kind, url: 'https://waymark.test/year' }) ?? [],
    ),
  })
  const events = written.split('BEGIN:VEVENT').slice(1)
  expect(events).toHaveLength(30)
  const moved = events.filter((event) => event.includes('SEQUENCE:1'))
  expect(moved).toHaveLength(1)
  expect(moved[0]).toContain(`UID:${year.id}-update-5@waymark.test`)
  expect(moved[0]).toContain('DTSTART:20270630T133000Z')
  const { rows } = await services.database
    .selectFrom('auditEntries')
    .select(['action', 'placeId'])
    .where('action', 'like', 'placement.%')
    .orderBy('action')
    .execute()
    .then((entries) => ({ rows: entries }))
  expect(rows).toEqual([
    { action: 'placement.begun', placeId: year.placeId },
    { action: 'placement.meeting-moved', placeId: year.placeId },
  ])
})

test('a place goes from stage to stage, one at a time, and of two who move it one does', async () => {
  const { team, begin, find, services } = await aYear({ warm: 4 })
  await begin()
  const { id: placementId } = await find()
  const move = (from: 'onboarding' | 'diagnose', to: 'diagnose' | 'convene' | 'onboarding', id = placementId) =>
    movePlacement({ placementId: id, from, to }, { ...services, team, now })
  expect(await move('onboarding', 'diagnose', randomUUID())).toEqual({ ok: false, refusal: 'placement-not-found' })
  expect(await move('onboarding', 'convene')).toEqual({ ok: false, refusal: 'not-a-neighbouring-stage' })
  const both = await Promise.all([move('onboarding', 'diagnose'), move('onboarding', 'diagnose')])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'stage-has-changed' })
  expect(await move('diagnose', 'onboarding')).toEqual({ ok: true })
  expect((await find()).stage).toBe('onboarding')
})
