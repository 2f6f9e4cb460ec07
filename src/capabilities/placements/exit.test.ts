import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown } from '#tests/support/town.ts'
import { type ExitItem, exitItems } from './exit-plan.ts'
import { exitRevision, findExitPlan } from './find-exit-plan.ts'
import { findMeeting } from './find-meeting.ts'
import { listPlacements } from './list-placements.ts'
import { movePlacement } from './move-placement.ts'
import { type Stage, stages } from './placement.ts'
import { startExitPlan } from './start-exit-plan.ts'
import { startPlacement } from './start-placement.ts'
import { updateExitLine } from './update-exit-line.ts'

const early = new Date('2027-06-01T12:00:00Z')
/** The first day after nine months. */
const late = new Date('2028-01-31T12:00:00Z')

async function aYear({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, placeId, lead } = town
  const { personId: outsider } = await anOrganisation(town, { name: 'Outside' })
  const { personId: teamId } = await anOrganisation(town, { name: 'Team' })
  await appointCityLead(
    { placeId, personId: needed(lead.personId, 'a lead') },
    { ...services, administrator: town.administrator, now: early },
  )
  await services.database.insertInto('programmeTeam').values({ personId: teamId, appointedAt: early }).execute()
  const team = mintProgrammeTeam({ personId: teamId })
  const begun = await startPlacement({ placeId, beginsOn: '2027-05-03' }, { ...services, team, now: early })
  if (!begun.ok) throw new Error(begun.refusal)
  const { placementId } = begun
  const stranger = mintCityLead({ placeId: randomUUID(), personId: outsider })
  const find = async (now = late, of = lead) => needed(await findExitPlan({}, { ...services, of, now }), 'a plan')
  const lineOf = async (item: ExitItem) =>
    needed(
      (await find()).lines.find((one) => one.item === item),
      'a line',
    )
  const write = async (
    item: ExitItem,
    change: Partial<Parameters<typeof updateExitLine>[0]> = {},
    { by = lead, now = late } = {},
  ) => {
    const { ownerName: _, ...before } = await lineOf(item)
    const asked = { ...before, basedOn: exitRevision(before), placementId, ...change }
    return updateExitLine(asked, { ...services, lead: by, now })
  }
  const move = (from: Stage, to: Stage) => movePlacement({ placementId, from, to }, { ...services, team, now: late })
  return { town, services, lead, stranger, team, teamId, outsider, placementId, find, lineOf, write, move }
}

test('an exit plan begins after nine months, or when a lead begins it, and stands on agenda and board until it is closed', async () => {
  const { services, lead, stranger, team, placementId, find, write } = await aYear()
  const agendaAt = async (now: Date) =>
    (await findMeeting({ kind: 'update', number: 1 }, { ...services, of: lead, now }))?.agenda?.exit
  const onBoard = async (now: Date) => (await listPlacements({}, { ...services, team, now }))[0]?.needs?.exit
  const dayBefore = new Date('2028-01-30T12:00:00Z')
  expect([await find(dayBefore), await find()].map(({ isOpen }) => isOpen)).toEqual([false, true])
  expect((await find()).opensOn).toBe('2028-01-31')
  expect(await agendaAt(early)).toEqual([])
  expect(await onBoard(early)).toBe(0)
  const asked = { said: 'Half a post', state: 'done' as const }
  expect(await write('money', asked, { now: dayBefore })).toEqual({ ok: false, refusal: 'not-open-yet' })
  const open = (by = lead) => startExitPlan({ placementId }, { ...services, lead: by, now: early })
  expect(await open(stranger)).toEqual({ ok: false, refusal: 'placement-not-found' })
  expect((await find(early)).isOpen).toBe(false)
  expect(await open()).toEqual({ ok: true })
  expect(await open()).toEqual({ ok: true })
  expect((await find(early)).isOpen).toBe(true)
  expect(await write('money', asked, { now: early })).toEqual({ ok: true })
  expect(await agendaAt(early)).toEqual(exitItems.filter((item) => item !== 'money'))
  expect(await onBoard(early)).toBe(7)
  const { facts, people } = await find(early)
  expect(people.map(({ side }) => side)).toEqual(['lead', 'team'])
  expect(facts).toMatchObject({ keys: { canSign: true, organisations: 2 }, origin: 'https://waymark.test' })
  expect([facts.backup, facts.mailAt, facts.unsafe, facts.quiet]).toEqual([undefined, undefined, 0, 2])
})

test('a thing of the plan is written by those who lead the place, with an owner who comes, and two windows lose nothing', async () => {
  const { services, lead, stranger, team, teamId, outsider, lineOf, write, find } = await aYear({ warm: 4 })
  expect(await write('keys', { said: 'Mine' }, { by: stranger })).toEqual({
    ok: false,
    refusal: 'placement-not-found',
  })
  expect(await findExitPlan({}, { ...services, of: stranger, now: late })).toBeUndefined()
  expect(await write('keys', { ownerId: outsider })).toEqual({ ok: false, refusal: 'owner-not-found' })
  expect(await write('keys', { dueOn: '2028-01-30' })).toEqual({ ok: false, refusal: 'day-is-out-of-reach' })
  expect(await write('keys', { dueOn: '2029-12-30' })).toEqual({ ok: false, refusal: 'day-is-out-of-reach' })
  for (const state of ['done', 'aside'] as const)
    expect(await write('keys', { said: ' ', state })).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await write('keys', { ownerId: teamId, dueOn: '2028-02-10' })).toEqual({ ok: true })
  expect(await lineOf('keys')).toMatchObject({ ownerName: 'Team manager', dueOn: '2028-02-10', state: 'open' })
  // A day that has passed meanwhile may stay.
  const later = { now: new Date('2028-02-20T12:00:00Z') }
  expect(await write('keys', { said: 'The council holds the key', state: 'done' }, later)).toEqual({ ok: true })
  const { ownerName: _, ...line } = await lineOf('data')
  const windows = await Promise.all(
    ['Ours', 'Theirs'].map((said) => write('data', { said, basedOn: exitRevision(line) })),
  )
  expect(windows.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(windows.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  const seen = await findExitPlan({ placementId: (await find()).year.id }, { ...services, of: team, now: late })
  expect(seen?.lines.find(({ item }) => item === 'keys')?.said).toBe('The council holds the key')
  await services.database.updateTable('places').set({ closedAt: late }).execute()
  expect(await write('network', { said: 'All told' })).toEqual({ ok: false, refusal: 'place-is-closed' })
  const logged = await services.database
    .selectFrom('auditEntries')
    .select(['action', 'placeId'])
    .where('action', 'like', 'placement.exit-%')
    .orderBy('action')
    .execute()
  expect(logged.map(({ action }) => action)).toEqual([
    ...['placement.exit-settled', 'placement.exit-written', 'placement.exit-written'],
  ])
  expect(logged.every(({ placeId }) => placeId === lead.placeId)).toBe(true)
})

test('a place becomes alumni when nothing of its plan is open, and lives on with everything', async () => {
  const { town, services, find, write, move } = await aYear()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const sustain = stages.indexOf('sustain')
  for (const [index, from] of stages.slice(0, sustain).entries())
    expect(await move(from, needed(stages[index + 1], 'a stage'))).toEqual({ ok: true })
  expect(await move('sustain', 'alumni')).toEqual({ ok: false, refusal: 'exit-plan-is-open', open: exitItems })
  for (const [index, item] of exitItems.entries())
    await write(item, { said: 'Settled with the council', state: index % 2 ? 'done' : 'aside' })
  expect(await write('mail', { state: 'open' })).toEqual({ ok: true })
  expect(await move('sustain', 'alumni')).toEqual({ ok: false, refusal: 'exit-plan-is-open', open: ['mail'] })
  expect(await write('mail', { state: 'done' })).toEqual({ ok: true })
  expect(await move('sustain', 'alumni')).toEqual({ ok: true })
  // Its plan can still be changed, and nobody is sent back for it.
  expect(await write('mail', { state: 'open' })).toEqual({ ok: true })
  expect((await find()).year.stage).toBe('alumni')
  const given = await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Ava' }, evidence: [] }], notify: false },
    { ...services, issuer: library.issuer, now: late },
  )
  expect(given.ok).toBe(true)
  // Its updates go on being held, and another organisation is let in.
  const { organisationId } = await anOrganisation(town, { name: 'Late library' })
  expect(organisationId).toBeDefined()
})
