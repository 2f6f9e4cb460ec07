import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { anOrganisation, aTown } from '#tests/support/town.ts'
import { findLedger, findLedgerWeek, listLedgerEntries, weekRevision } from './find-ledger.ts'
import type { LedgerCell } from './ledger.ts'
import { listPlacements } from './list-placements.ts'
import { startPlacement } from './start-placement.ts'
import { updateLedgerWeek } from './update-ledger-week.ts'
import { updateOwnWords } from './update-own-words.ts'

/** In the fifth week. */
const now = new Date('2027-06-02T11:00:00Z')
const empty = weekRevision([])

async function aYear({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, placeId } = town
  const { personId: otherId } = await anOrganisation(town, { name: 'Second' })
  const lead = mintCityLead({ placeId, personId: needed(town.lead.personId, 'a lead') })
  const other = mintCityLead({ placeId, personId: otherId })
  const stranger = mintCityLead({ placeId: randomUUID(), personId: otherId })
  const team = mintProgrammeTeam({ personId: otherId })
  const begun = await startPlacement({ placeId, beginsOn: '2027-05-03' }, { ...services, team, now })
  if (!begun.ok) throw new Error(begun.refusal)
  const { placementId } = begun
  const cell = (halfDays: number, duty: LedgerCell['duty'] = 'events', work: LedgerCell['work'] = 'existing') => ({
    ...{ duty, work, halfDays },
  })
  const write = (cells: LedgerCell[], { by = lead, weekOn = '2027-05-24', basedOn = empty } = {}) =>
    updateLedgerWeek({ placementId, weekOn, cells, basedOn }, { ...services, lead: by, now })
  const find = async (of = lead) => needed(await findLedger({}, { ...services, of, now }), 'a ledger')
  return { ...town, lead, other, stranger, team, placementId, cell, write, find }
}

test('two people who write a week at once lose nothing, and neither do two windows of one of them', async () => {
  const { write, cell, find, other, services, lead } = await aYear({ warm: 6 })
  const both = await Promise.all([write([cell(3), cell(2, 'content', 'additional')]), write([cell(4)], { by: other })])
  expect(both).toEqual([{ ok: true }, { ok: true }])
  const { weeks, sums, pace } = await find()
  expect(weeks.find(({ weekOn }) => weekOn === '2027-05-24')).toMatchObject({ halfDays: 9, own: 5 })
  expect(sums.map(({ halfDays }) => halfDays).toSorted()).toEqual([2, 3, 4])
  expect(pace).toMatchObject({ given: 9, forecast: 9 + Math.round((9 / 4) * 48) })
  // Two windows of one person, both opened when the week was empty: one saves, the other is told.
  const windows = await Promise.all([1, 2].map((halfDays) => write([cell(halfDays)], { weekOn: '2027-05-17' })))
  expect(windows.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(windows.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  const own = await findLedgerWeek({ weekOn: '2027-05-17' }, { ...services, of: lead, now })
  expect(own?.cells).toHaveLength(1)
})

test('a correction stands in the log with what was there before', async () => {
  const { write, cell, find, pool, lead } = await aYear()
  await write([cell(3)])
  expect(await write([cell(3)])).toEqual({ ok: true })
  expect(await write([cell(1, 'content')])).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await write([cell(1, 'content'), cell(0)], { basedOn: weekRevision([cell(3)]) })).toEqual({ ok: true })
  expect((await find()).sums).toMatchObject([{ duty: 'content', halfDays: 1 }])
  expect(await write([], { basedOn: weekRevision([cell(1, 'content')]) })).toEqual({ ok: true })
  expect((await find()).sums).toEqual([])
  const { rows } = await pool.query(
    `select actor_id, detail from audit_entries where action = 'placement.week-written' order by id`,
  )
  expect(rows.map(({ detail }) => [detail.before, detail.after])).toEqual([
    [{}, { 'events existing': 3 }],
    [{ 'events existing': 3 }, { 'content existing': 1 }],
    [{ 'content existing': 1 }, {}],
  ])
  expect(rows[0].actor_id).toBe(lead.personId)
})

test('a week lies in the year, holds fourteen half days, and is read by its place and the programme team alone', async () => {
  const { write, cell, find, stranger, team, services, placementId, lead } = await aYear()
  expect(await write([cell(8), cell(7, 'content')])).toEqual({ ok: false, refusal: 'too-many-half-days' })
  for (const weekOn of ['2027-06-07', '2027-04-26', '2027-05-25'])
    expect(await write([cell(1)], { weekOn })).toEqual({ ok: false, refusal: 'week-is-out-of-reach' })
  expect(await write([cell(1)], { by: stranger })).toEqual({ ok: false, refusal: 'placement-not-found' })
  await write([cell(8), cell(6, 'content')])
  expect(await findLedger({}, { ...services, of: stranger, now })).toBeUndefined()
  expect(await findLedger({ placementId }, { ...services, of: stranger, now })).toBeUndefined()
  expect(await findLedgerWeek({ weekOn: '2027-05-24' }, { ...services, of: stranger, now })).toBeUndefined()
  expect(await findLedgerWeek({ weekOn: '2027-06-07' }, { ...services, of: lead, now })).toBeUndefined()
  const read = needed(await findLedger({ placementId }, { ...services, of: team, now }), 'a ledger')
  expect(read.pace.given).toBe(14)
  expect(await listLedgerEntries(await find(), services)).toMatchObject([
    { name: 'Lena Lead', weekOn: '2027-05-24', duty: 'content', work: 'existing', halfDays: 6 },
    { duty: 'events', halfDays: 8 },
  ])
})

test('the board says what each place needs, computed, and beside it what its lead says', async () => {
  const { write, cell, services, team, pool, placementId, lead, stranger, placeId } = await aYear()
  const board = async () => needed((await listPlacements({}, { ...services, team, now }))[0], 'a place')
  // Three updates lie behind, nothing was noted, and no half day was written in four weeks.
  expect((await board()).needs).toEqual({ exit: 0, unnoted: 3, late: 0, waiting: 0, feeds: 0, halfDaysOfLate: 0 })
  await pool.query(
    `insert into placement_actions (id, placement_id, kind, number, request_id, text, owner_id, due_on, made_at)
      values (gen_random_uuid(), $1, 'update', 1, gen_random_uuid(), 'Ask', $2, '2027-06-01', now()),
        (gen_random_uuid(), $1, 'update', 1, gen_random_uuid(), 'Ask', $2, '2027-06-02', now())`,
    [placementId, lead.personId],
  )
  await pool.query(
    `update placement_meetings set state = 'skipped', skip_reason = 'x', settled_at = now() where number = 1`,
  )
  await pool.query(`update organisation_places set status = 'waiting', decided_at = null where place_id = $1`, [
    placeId,
  ])
  await write([cell(3)])
  expect((await board()).needs).toEqual({ exit: 0, unnoted: 2, late: 1, waiting: 1, feeds: 0, halfDaysOfLate: 3 })
  const say = (said: string, basedOn: string, by = lead) =>
    updateOwnWords({ placementId, said, basedOn }, { ...services, lead: by, now })
  expect(await say('Well', '', stranger)).toEqual({ ok: false, refusal: 'placement-not-found' })
  expect([await say('Well', ''), await say('Well', '')]).toEqual([{ ok: true }, { ok: true }])
  expect(await say('Badly', '')).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await board()).toMatchObject({ ownWords: 'Well', ownWordsAt: now })
  await pool.query(`update placements set stage = 'alumni'`)
  expect((await board()).needs).toBeUndefined()
})
