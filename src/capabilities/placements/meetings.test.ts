import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { appointProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { anOrganisation, aTown } from '#tests/support/town.ts'
import { addMeetingAction } from './add-meeting-action.ts'
import { actionRevision, findMeeting, findMeetingAction, notesRevision } from './find-meeting.ts'
import { findPlacement } from './find-placement.ts'
import { giveRetrospectiveAnswers } from './give-retrospective-answers.ts'
import { holdMeeting } from './hold-meeting.ts'
import type { MeetingKind } from './placement.ts'
import { restoreMeeting } from './restore-meeting.ts'
import { reviseMeetingAction } from './revise-meeting-action.ts'
import { startPlacement } from './start-placement.ts'
import { stopMeeting } from './stop-meeting.ts'
import { tellOfMeeting } from './tell-of-meeting.ts'
import { updateMeetingNotes } from './update-meeting-notes.ts'

/** On the day of the third update, after it began. */
const now = new Date('2027-05-31T11:00:00Z')
const later = new Date('2027-06-14T11:00:00Z')

async function aYear({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, placeId } = town
  const people = await addPeople([{ name: 'Lowri Other', email: 'lowri@waymark.test', locale: 'cy' }], {
    ...services,
    now,
  })
  const { personId: teamId } = await appointProgrammeTeam(
    { email: 'petra@waymark.test', name: 'Petra' },
    { ...services, now },
  )
  const team = mintProgrammeTeam({ personId: teamId })
  const leadId = needed(town.lead.personId, 'a lead')
  const otherId = needed(people.get('lowri@waymark.test'), 'another')
  for (const personId of [leadId, otherId])
    await appointCityLead({ placeId, personId }, { ...services, administrator: town.administrator, now })
  const begun = await startPlacement({ placeId, beginsOn: '2027-05-03' }, { ...services, team, now })
  if (!begun.ok) throw new Error(begun.refusal)
  const { placementId } = begun
  const lead = mintCityLead({ placeId, personId: leadId })
  const other = mintCityLead({ placeId, personId: otherId })
  const stranger = mintCityLead({ placeId: randomUUID(), personId: leadId })
  const key = (number: number, kind: MeetingKind = 'update') => ({ placementId, kind, number })
  const find = async (number: number, { at = now, kind = 'update' as MeetingKind, of = lead } = {}) =>
    needed(await findMeeting({ kind, number }, { ...services, of, now: at }), 'a meeting')
  const hold = (number: number, at = now, by = lead, kind: MeetingKind = 'update') =>
    holdMeeting(key(number, kind), { ...services, lead: by, now: at })
  const agree = (number: number, change: Partial<Parameters<typeof addMeetingAction>[0]> = {}, by = lead, at = now) =>
    addMeetingAction(
      {
        ...{ ...key(number), requestId: randomUUID(), text: 'Ask the college', ownerId: otherId, dueOn: '2027-06-10' },
        ...change,
      },
      { ...services, lead: by, now: at },
    )
  const skip = (number: number, { reason = 'Half term', sequence = 0, by = lead } = {}) =>
    stopMeeting({ ...key(number), reason, sequence }, { ...services, lead: by, now })
  return { ...town, team, lead, other, stranger, placementId, key, find, hold, agree, skip, leadId, otherId, teamId }
}

test('an agenda writes itself since the last meeting that was held, and stays as it stood when it was held', async () => {
  const { services, find, hold, stranger, placementId, team, pool, placeId, ...town } = await aYear()
  await anOrganisation({ ...town, services, pool, placeId }, { name: 'Newcomers' })
  // Far off, nobody knows yet what it will be about.
  expect((await find(3)).agenda).toBeUndefined()
  const first = await find(1)
  expect(first.agenda?.from).toEqual(new Date('2027-05-02T23:00:00Z'))
  expect(first.agenda?.figures.joined).toEqual([])
  await pool.query(`update organisation_steps set at = '2027-05-10'`)
  await pool.query(`update organisation_places set decided_at = '2027-01-01'`)
  expect((await find(1)).agenda?.figures.joined).toMatchObject([{ name: 'Newcomers' }])
  // Noted in time it says what is stuck; weeks later it has the figures of its own fortnight, and nothing of today.
  const inTime = new Date('2027-05-16T22:00:00Z')
  expect((await find(1, { at: inTime })).agenda).toMatchObject({ until: inTime, quiet: { names: ['Newcomers'] } })
  expect((await find(1)).agenda).toMatchObject({ quiet: { names: [], total: 0 }, isLate: true })
  expect((await find(1, { at: new Date('2029-06-01') })).agenda?.until).toEqual(new Date('2027-05-16T23:00:00Z'))
  expect(await hold(1, now, stranger)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await hold(4)).toEqual({ ok: false, refusal: 'not-its-day-yet' })
  expect([await hold(1), await hold(1)]).toEqual([{ ok: true }, { ok: true }])
  // Frozen: what changes afterwards is of the next one.
  await pool.query(`update organisation_steps set at = '2027-05-20'`)
  const held = await find(1)
  expect([held.meeting.state, held.agenda?.figures.joined.length]).toEqual(['held', 1])
  const next = await find(2, { at: later })
  expect(next.agenda?.from).toEqual(new Date('2027-05-16T23:00:00Z'))
  expect(next.agenda?.figures.joined).toHaveLength(1)
  // The programme team reads it, of whichever place; another place’s lead does not.
  const asked = { placementId, kind: 'update' as const, number: 1 }
  expect((await findMeeting(asked, { ...services, of: team, now }))?.meeting.state).toBe('held')
  expect(await findMeeting(asked, { ...services, of: stranger, now })).toBeUndefined()
  // A failing source is stuck, a stopped one is not.
  const feed = randomUUID()
  const { rows } = await pool.query('select id from organisations limit 1')
  await pool.query(
    `insert into feeds (id, place_id, organisation_id, kind, name, defaults, created_at, owned_by)
      values ($1, $2, $3, 'icalendar', 'Diary', '{}', $4, 'place')`,
    [feed, placeId, rows[0].id, now],
  )
  await pool.query(
    `insert into feed_runs (id, feed_id, doing, asked_at, finished_at, problem)
      values (gen_random_uuid(), $1, 'read', $2, $2, 'unreachable')`,
    [feed, now],
  )
  const soon = new Date('2027-05-30T11:00:00Z')
  expect((await find(2, { at: soon })).agenda?.feeds).toEqual([{ id: feed, name: 'Diary' }])
  await pool.query('update feeds set stopped_at = now()')
  expect((await find(2, { at: soon })).agenda?.feeds).toEqual([])
})

test('what is to be done is carried from meeting to meeting until it is done, or dropped with a reason', async () => {
  const { services, find, hold, agree, lead, stranger, placementId, teamId, pool } = await aYear({ warm: 4 })
  expect(await agree(1, {}, stranger)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await agree(1, { text: ' ' })).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await agree(1, { dueOn: '2027-05-30' })).toEqual({ ok: false, refusal: 'day-is-out-of-reach' })
  expect(await agree(1, { dueOn: '2028-07-31' })).toEqual({ ok: false, refusal: 'day-is-out-of-reach' })
  // Nobody from elsewhere is given anything to do.
  const { rows } = await pool.query(`select id from people where email = 'ada@waymark.test'`)
  expect(await agree(1, { ownerId: rows[0].id })).toEqual({ ok: false, refusal: 'owner-not-found' })
  const requestId = randomUUID()
  await Promise.all([agree(1, { requestId }), agree(1, { requestId }), agree(1, { requestId })])
  expect(await agree(1, { text: 'Send the slides', ownerId: teamId, dueOn: '2027-06-12' })).toEqual({ ok: true })
  expect((await find(1)).made).toMatchObject([
    { text: 'Ask the college', ownerName: 'Lowri Other', state: 'open' },
    { text: 'Send the slides', ownerName: 'Petra' },
  ])
  await hold(1)
  const [college, slides] = (await find(2)).carried
  if (!college || !slides) throw new Error('nothing was carried')
  const revise = (change: Parameters<typeof reviseMeetingAction>[0]['change'], action = college, by = lead) =>
    reviseMeetingAction(
      { placementId, actionId: action.id, change, basedOn: actionRevision(action) },
      { ...services, lead: by, now: later },
    )
  expect(await revise({ to: 'done' }, college, stranger)).toEqual({ ok: false, refusal: 'action-not-found' })
  expect(await revise({ to: 'done' }, { ...college, id: randomUUID() })).toEqual({
    ok: false,
    refusal: 'action-not-found',
  })
  expect(await revise({ to: 'dropped', reason: ' ' }, slides)).toEqual({ ok: false, refusal: 'reason-is-missing' })
  const other = { to: 'other' as const, text: 'Ask the college again', ownerId: college.ownerId, dueOn: college.dueOn }
  // Late already, its day may stay; another one lies ahead.
  expect(await revise({ ...other, dueOn: '2027-06-11' })).toEqual({ ok: false, refusal: 'day-is-out-of-reach' })
  expect(await revise({ ...other, ownerId: rows[0].id })).toEqual({ ok: false, refusal: 'owner-not-found' })
  expect(await revise(other)).toEqual({ ok: true })
  // By what was seen before, nothing is changed.
  expect(await revise({ to: 'done' })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  const [again = college] = (await find(2)).carried
  expect([await revise({ to: 'done' }, again), await revise({ to: 'done' }, again)]).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await revise({ to: 'dropped', reason: 'They have them' }, slides)).toEqual({ ok: true })
  // The next meeting still says what became of them; the one after that does not.
  const next = await find(2, { at: later })
  expect(next.carried.map(({ state, droppedReason }) => [state, droppedReason])).toEqual([
    ['done', null],
    ['dropped', 'They have them'],
  ])
  await hold(2, new Date('2027-06-15T11:00:00Z'))
  expect((await find(3, { at: new Date('2027-06-16T11:00:00Z') })).carried).toEqual([])
  const found = await findMeetingAction({ actionId: slides.id }, { ...services, of: lead })
  expect(found?.action.droppedReason).toBe('They have them')
  expect(await findMeetingAction({ actionId: slides.id }, { ...services, of: stranger })).toBeUndefined()
  const dropped = needed(found?.action, 'the action')
  expect(await revise({ to: 'open' }, dropped)).toEqual({ ok: true })
  expect((await find(3, { at: new Date('2027-06-16T11:00:00Z') })).carried).toMatchObject([
    { state: 'open', droppedReason: null },
  ])
})

test('of two who write notes at once neither loses anything, and notes of a held meeting can still be mended', async () => {
  const { services, find, hold, skip, key, lead, other, stranger } = await aYear({ warm: 4 })
  const empty = notesRevision((await find(1)).meeting)
  const save = (notes: string, by = lead, basedOn = empty, number = 1) =>
    updateMeetingNotes({ ...key(number), notes, decisions: 'Begin in June', basedOn }, { ...services, lead: by, now })
  expect(await save('Mine', stranger)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  const both = await Promise.all([save('Mine'), save('Theirs', other)])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  const { meeting } = await find(1)
  expect(await save(meeting.notes)).toEqual({ ok: true })
  await hold(1)
  expect(await save('Mended', lead, notesRevision(meeting))).toEqual({ ok: true })
  expect((await find(1)).meeting).toMatchObject({ notes: 'Mended', decisions: 'Begin in June', state: 'held' })
  await skip(2)
  expect(await save('Of nothing', lead, empty, 2)).toEqual({ ok: false, refusal: 'meeting-is-skipped' })
})

test('skipping needs a reason, tells those who come with an entry of the same UID, and can be taken back', async () => {
  const { services, database, find, hold, agree, skip, key, lead, stranger, placementId } = await aYear()
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  const tell = (sequence: number, number = 3) =>
    tellOfMeeting({ ...key(number), sequence }, { ...services, mailer, now })
  expect(await skip(3, { by: stranger })).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await skip(3, { reason: '  ' })).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await skip(3, { sequence: 4 })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await skip(3)).toEqual({ ok: true })
  expect(await skip(3, { sequence: 1 })).toEqual({ ok: false, refusal: 'meeting-is-settled' })
  expect(await hold(3)).toEqual({ ok: false, refusal: 'meeting-is-settled' })
  expect(await agree(3)).toEqual({ ok: false, refusal: 'meeting-is-skipped' })
  // Each once, in their language, and nobody else.
  for (const sequence of [1, 1, 0]) await tell(sequence)
  expect(mails.map(({ to }) => to).toSorted()).toEqual([
    'lena@waymark.test',
    'lowri@waymark.test',
    'petra@waymark.test',
  ])
  const welsh = mails.find(({ to }) => to === 'lowri@waymark.test')
  expect(welsh?.subject).toBe('Mae Diweddariad 3 Tre’r Môr wedi’i hepgor')
  expect(welsh?.text).toContain('Half term')
  expect(mails.find(({ to }) => to.startsWith('petra'))?.text).toContain(`/programme/desk/placements/${placementId}/`)
  const entryOf = (mail: Mail | undefined) => {
    const calendar = new ICAL.Component(ICAL.parse(needed(mail?.calendar?.text, 'an entry')))
    const event = needed(calendar.getFirstSubcomponent('vevent') ?? undefined, 'an event')
    const said = (name: string) => event.getFirstPropertyValue(name)
    return {
      method: calendar.getFirstPropertyValue('method'),
      ...{ uid: said('uid'), sequence: said('sequence'), status: said('status') },
      attendee: said('attendee'),
    }
  }
  const uid = `${placementId}-update-3@waymark.test`
  const attendee = 'MAILTO:lowri@waymark.test'
  expect(entryOf(welsh)).toEqual({ method: 'CANCEL', uid, sequence: 1, status: 'CANCELLED', attendee })
  const restore = (sequence: number, by = lead) =>
    restoreMeeting({ ...key(3), sequence }, { ...services, lead: by, now })
  expect(await restore(1, stranger)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await restore(0)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await restore(1)).toEqual({ ok: true })
  expect(await restore(1)).toEqual({ ok: false, refusal: 'meeting-takes-place' })
  mails.length = 0
  await tell(2)
  const again = mails.find(({ to }) => to === 'lowri@waymark.test')
  expect(entryOf(again)).toEqual({ method: 'REQUEST', uid, sequence: 2, status: 'CONFIRMED', attendee })
  expect((await find(3)).meeting).toMatchObject({ state: 'planned', skipReason: null })
  await skip(3, { sequence: 2 })
  await database.updateTable('places').set({ closedAt: now }).execute()
  expect(await restore(3)).toEqual({ ok: false, refusal: 'place-is-closed' })
  expect(await skip(4)).toEqual({ ok: false, refusal: 'place-is-closed' })
  expect(await hold(1)).toEqual({ ok: false, refusal: 'place-is-closed' })
})

test('each answers the questions of a retrospective apart, and once it is held all read what all said', async () => {
  const { services, find, hold, lead, other, team, stranger, placementId, pool } = await aYear()
  const kind = 'retrospective' as const
  const answer = (by: typeof lead | typeof team, well: string, number = 1) =>
    giveRetrospectiveAnswers({ placementId, number, well, badly: '', change: '' }, { ...services, by, now })
  expect(await answer(stranger, 'Nothing')).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await answer(lead, 'Nothing', 5)).toEqual({ ok: false, refusal: 'meeting-not-found' })
  expect(await answer(lead, '  ')).toEqual({ ok: false, refusal: 'nothing-is-said' })
  for (const [by, well] of [
    [lead, 'First'],
    [lead, 'Libraries came'],
    [team, 'A quick start'],
  ] as const)
    expect(await answer(by, well)).toEqual({ ok: true })
  // Apart: the other lead sees how many, and no word.
  const { voices } = await find(1, { kind, of: other })
  expect(voices).toEqual({ own: undefined, given: 2, all: [] })
  expect((await find(1, { kind })).voices.own?.well).toBe('Libraries came')
  await pool.query(`update placement_meetings set held_on = '2027-05-31' where kind = 'retrospective' and number = 1`)
  expect(await hold(1, now, lead, kind)).toEqual({ ok: true })
  expect((await find(1, { kind, of: other })).voices.all.map(({ side, well }) => [side, well])).toEqual([
    ['lead', 'Libraries came'],
    ['team', 'A quick start'],
  ])
  expect(await answer(other, 'Too late')).toEqual({ ok: false, refusal: 'meeting-is-settled' })
  expect(
    (await findPlacement({}, { ...services, of: lead }))?.meetings.filter(({ state }) => state === 'held'),
  ).toHaveLength(1)
})
