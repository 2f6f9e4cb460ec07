import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintIssuer, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { listLog } from '#capabilities/places/list-log.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, aNextTown, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addGathering } from './add-gathering.ts'
import { draftGatheringList } from './draft-gathering-list.ts'
import { findGathering, gatheringRevision, listGatherings, listLeadsElsewhere } from './find-gathering.ts'
import type { GatheringText } from './gathering.ts'
import { joinGathering } from './join-gathering.ts'
import { noteAttendance } from './note-attendance.ts'
import { reviseGathering } from './revise-gathering.ts'
import { stopGathering } from './stop-gathering.ts'
import { tellOfGathering } from './tell-of-gathering.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const text: GatheringText = {
  ...{ title: 'Walk the docks', titleCy: 'Cerdded y dociau', about: 'We look at three sites.', aboutCy: null },
  ...{ venue: 'Dock gate 4', startsAt: days(7), minutes: 90 },
}

async function twoLeads({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, database, administrator, placeId } = town
  const nextId = await aNextTown(town)
  const people = await addPeople(
    [
      { name: 'Nia Next', email: 'nia@waymark.test', locale: 'cy' },
      { name: 'Petra', email: 'petra@waymark.test' },
    ],
    { database, now },
  )
  const idOf = (email: string) => needed(people.get(email), 'a person')
  const lead = mintCityLead({ placeId, personId: needed(town.lead.personId, 'a lead') })
  const other = mintCityLead({ placeId: nextId, personId: idOf('nia@waymark.test') })
  for (const one of [lead, other])
    await appointCityLead(
      { placeId: one.placeId, personId: needed(one.personId, 'a lead') },
      { ...services, administrator, now },
    )
  const team = mintProgrammeTeam({ personId: idOf('petra@waymark.test') })
  type By = typeof lead | typeof team
  const plan = async (by: By = lead, change: Partial<GatheringText> = {}) => {
    const outcome = await addGathering({ requestId: randomUUID(), ...text, ...change }, { ...services, by, now })
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.gatheringId
  }
  const find = async (gatheringId: string, of: By = lead) =>
    needed(await findGathering({ gatheringId }, { ...services, of }), 'a gathering')
  const revise = (
    gatheringId: string,
    change: Partial<GatheringText>,
    { by = lead as By, was = text, at = now } = {},
  ) =>
    reviseGathering({ gatheringId, ...text, ...change, basedOn: gatheringRevision(was) }, { ...services, by, now: at })
  const stop = (gatheringId: string, reason: string | null, { by = lead as By, sequence = 0 } = {}) =>
    stopGathering({ gatheringId, reason, sequence }, { ...services, by, now })
  const come = (gatheringId: string, { by = other, isComing = true, at = now } = {}) =>
    joinGathering({ gatheringId, isComing }, { ...services, lead: by, now: at })
  const note = (
    gatheringId: string,
    came: string[],
    { by = lead as By, at = days(8), ...more }: { by?: By; at?: Date; also?: string; basedOn?: string } = {},
  ) => noteAttendance({ gatheringId, came, ...more }, { ...services, by, now: at })
  return { ...town, lead, other, team, plan, find, revise, stop, come, note }
}

test('a place plans meet-ups and the team trainings; each is changed by its host alone', async () => {
  const { services, lead, other, team, plan, find, revise, stop, placeId, database } = await twoLeads()
  const requestId = randomUUID()
  const twice = await Promise.all(
    [1, 2].map(() => addGathering({ requestId, ...text }, { ...services, by: lead, now })),
  )
  expect(new Set(twice.map((one) => one.ok && one.gatheringId)).size).toBe(1)
  const by = { ...services, by: lead, now }
  expect(await addGathering({ requestId, ...text, about: ' ' }, by)).toEqual({
    ok: false,
    refusal: 'words-are-missing',
  })
  expect(await addGathering({ requestId, ...text, startsAt: now }, by)).toEqual({ ok: false, refusal: 'in-the-past' })
  const meetUp = needed(twice.map((one) => (one.ok ? one.gatheringId : ''))[0], 'a meet-up')
  const training = await plan(team)
  expect((await find(training, other)).gathering.placeId).toBeNull()
  for (const foreign of [other, team]) {
    expect(await revise(meetUp, { minutes: 60 }, { by: foreign })).toEqual({
      ok: false,
      refusal: 'gathering-not-found',
    })
    expect(await stop(meetUp, 'No', { by: foreign })).toEqual({ ok: false, refusal: 'gathering-not-found' })
  }
  expect(await stop(training, 'No')).toEqual({ ok: false, refusal: 'gathering-not-found' })
  expect(await revise(meetUp, { startsAt: days(9) }, { at: days(8) })).toEqual({ ok: false, refusal: 'is-over' })
  expect((await listGatherings({ limit: 10 }, { ...services, of: other })).rows.map(({ title }) => title)).toHaveLength(
    2,
  )
  const log = await listLog({ placeId, about: 'gathering', limit: 10 }, { database })
  expect(log.entries.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ['gathering.planned', 'Walk the docks'],
  ])
})

test('its SEQUENCE rises by every change that calendars show, and those who come are told in their language', async () => {
  const { services, plan, find, revise, stop, come } = await twoLeads({ warm: 4 })
  const id = await plan()
  await come(id)
  expect(await revise(id, { about: 'We look at four sites.' })).toEqual({ ok: true })
  expect((await find(id)).gathering.sequence).toBe(0)
  const was = { ...text, about: 'We look at four sites.' }
  const both = await Promise.all([9, 10].map((day) => revise(id, { about: was.about, startsAt: days(day) }, { was })))
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: 'changed-meanwhile' }])
  expect((await find(id)).gathering.sequence).toBe(1)
  expect(await stop(id, ' ', { sequence: 1 })).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await stop(id, 'Rain', { sequence: 0 })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await stop(id, 'Rain', { sequence: 1 })).toEqual({ ok: true })
  const mails: Mail[] = []
  const mailer = onceMailer({ ...services, mailer: async (mail) => void mails.push(mail) })
  // What was said before is told by nobody any more; twice, it goes once.
  for (const sequence of [1, 2, 2]) await tellOfGathering({ gatheringId: id, sequence }, { ...services, mailer, now })
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['nia@waymark.test', 'Mae “Cerdded y dociau” wedi’i ganslo'],
  ])
  const [mail] = mails
  expect(mail?.text).toContain('Rain')
  expect(mail?.calendar?.method).toBe('CANCEL')
  expect(mail?.calendar?.text).toContain(`UID:${id}@waymark.test`)
  expect(mail?.calendar?.text).toContain('SEQUENCE:2')
  expect(await stop(id, null, { sequence: 2 })).toEqual({ ok: true })
  expect((await find(id)).gathering).toMatchObject({ sequence: 3, calledOffBecause: null })
})

test('leads say that they come, the host notes who was there, and only they and each of them read it', async () => {
  const { plan, find, come, note, lead, other, team, stop } = await twoLeads()
  const id = await plan()
  expect([await come(id), await come(id), await come(id, { by: lead })]).toEqual([
    { ok: true },
    { ok: true },
    { ok: true },
  ])
  expect((await find(id, other)).people.map(({ name, placeName }) => [name, placeName])).toEqual([
    ['Lena Lead', 'Seatown'],
    ['Nia Next', 'Nextown'],
  ])
  const cameOf = async (of: typeof lead | typeof team) => (await find(id, of)).people.map(({ came }) => came)
  expect(await note(id, [], { at: now })).toEqual({ ok: false, refusal: 'not-yet' })
  expect(await note(id, [needed(other.personId, 'a lead'), randomUUID()], { by: other })).toEqual({
    ...{ ok: false, refusal: 'gathering-not-found' },
  })
  expect(await note(id, [needed(other.personId, 'a lead')])).toEqual({ ok: true })
  expect(await cameOf(lead)).toEqual([false, true])
  expect([await cameOf(other), await cameOf(team)]).toEqual([
    [null, null],
    [null, null],
  ])
  expect((await find(id, other)).own?.came).toBe(true)
  expect(await come(id, { isComing: false })).toEqual({ ok: false, refusal: 'is-over' })
  const off = await plan()
  await stop(off, 'Rain')
  expect(await come(off)).toEqual({ ok: false, refusal: 'is-off' })
  expect(await note(off, [])).toEqual({ ok: false, refusal: 'is-off' })
  expect(await come(off, { at: days(8) })).toEqual({ ok: false, refusal: 'is-over' })
})

test('who came without saying so is added by the host, and leads a place', async () => {
  const { services, plan, find, come, note, lead, other, team } = await twoLeads()
  const id = await plan(team)
  await come(id, { by: lead })
  const [here, there] = [needed(lead.personId, 'a lead'), needed(other.personId, 'a lead')]
  const elsewhere = async () =>
    (await listLeadsElsewhere({ gatheringId: id }, services)).map(({ name, placeName }) => `${name}, ${placeName}`)
  expect(await elsewhere()).toEqual(['Nia Next, Nextown'])
  const stranger = needed(team.personId, 'a person')
  expect(await note(id, [here], { by: team, also: stranger })).toEqual({ ok: false, refusal: 'leads-no-place' })
  expect(await note(id, [here], { by: other, also: there })).toEqual({ ok: false, refusal: 'gathering-not-found' })
  expect(await note(id, [], { by: team, also: there })).toEqual({ ok: true })
  expect((await find(id, team)).people.map(({ name, came }) => [name, came])).toEqual([
    ['Lena Lead', false],
    ['Nia Next', true],
  ])
  // Noted once more, they are one of the list, like all others.
  expect(await note(id, [here], { by: team, also: here })).toEqual({ ok: true })
  expect((await find(id, team)).people.map(({ came }) => came)).toEqual([true, false])
  expect(await elsewhere()).toEqual([])
})

test('those who were at a training are listed for a badge that the same person of the team may sign', async () => {
  const { services, plan, come, note, lead, other, team, placeId, ...town } = await twoLeads()
  const whole = { ...town, services, lead, placeId }
  const college = await anOrganisation(whole, { name: 'College' })
  const { badgeId } = await aBadge(whole, college, { name: 'Leads a City of Learning' })
  const issuer = mintIssuer({ organisationId: college.organisationId, personId: team.personId })
  const id = await plan(team)
  for (const by of [lead, other]) await come(id, { by })
  const list = (gatheringId: string, by = issuer) =>
    draftGatheringList(
      { id: randomUUID(), gatheringId, badgeId, evidence: [], locale: 'en', notify: true },
      { ...services, team, issuer: by, now: days(9) },
    )
  expect(await list(id)).toEqual({ ok: false, refusal: 'nobody-came' })
  await note(id, [needed(other.personId, 'a lead')], { by: team })
  // Neither another person's right to sign, nor what is not the team's, nor another's badge.
  expect(await list(id, college.issuer)).toEqual({ ok: false, refusal: 'gathering-not-found' })
  const meetUp = await plan(lead)
  await come(meetUp)
  await note(meetUp, [needed(other.personId, 'a lead')])
  expect(await list(meetUp)).toEqual({ ok: false, refusal: 'gathering-not-found' })
  const school = await anOrganisation(whole, { name: 'School' })
  const theirs = mintIssuer({ organisationId: school.organisationId, personId: team.personId })
  expect(await list(id, theirs)).toEqual({ ok: false, refusal: 'badge-belongs-to-another-organisation' })

  const drafted = await list(id)
  const listId = needed(drafted.ok ? drafted.listId : undefined, 'a list')
  const { rows } = await town.pool.query('select name from recipients')
  expect(rows).toEqual([])
  const powers = { ...services, issuer, now: days(9) }
  expect(await issueCheckedList({ listId }, powers)).toEqual({ ok: true, runId: listId })
  const given = await town.pool.query('select name, email from recipients')
  expect(given.rows).toEqual([{ name: 'Nia Next', email: 'nia@waymark.test' }])
})

test('who was there is not noted over what another window noted, nor of who never said so', async () => {
  const { other, plan, come, note, find } = await twoLeads()
  const gatheringId = await plan()
  await come(gatheringId)
  const came = async () => (await find(gatheringId))?.people.filter((one) => one.came).map(({ personId }) => personId)
  expect(await note(gatheringId, [other.personId ?? ''], { basedOn: 'never' })).toEqual({ ok: true })
  expect(await note(gatheringId, [], { basedOn: 'never' })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await note(gatheringId, [randomUUID()])).toEqual({ ok: false, refusal: 'leads-no-place' })
  expect(await came()).toEqual([other.personId])
  expect(await note(gatheringId, [], { basedOn: days(8).toISOString() })).toEqual({ ok: true })
  expect(await came()).toEqual([])
})
