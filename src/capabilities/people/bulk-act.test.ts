import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { bulkActsKeptSince } from './bulk-act.ts'
import { findBulkAct } from './find-bulk-act.ts'
import { removeOldTraces } from './remove-old-traces.ts'
import { startBulkAct } from './start-bulk-act.ts'
import { undoBulkAct } from './undo-bulk-act.ts'

const path = '/organisations/library/manage/things'
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** Three things, of which the second is refused; what is done to them is noted. */
async function aList() {
  const town = await aTown({ warm: 8 })
  const { manager, personId } = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const subjects = ['one', 'two', 'three'].map((name) => ({ id: newId(now), name, nameCy: null, formerState: 'draft' }))
  const [, second] = subjects
  const seen: string[] = []
  const id = newId(now)
  const doOne = async (subject: string) => {
    seen.push(`do ${subjects.find((one) => one.id === subject)?.name}`)
    return subject === second?.id ? { ok: false as const, refusal: 'too-late' } : { ok: true as const }
  }
  const undoOne = {
    archive: async ({ id: subject, formerState }: { id: string; formerState: string | null }) => {
      seen.push(`undo ${subjects.find((one) => one.id === subject)?.name} to ${formerState}`)
      return { ok: true as const }
    },
  }
  const { database } = town
  return {
    database,
    manager,
    personId,
    other,
    seen,
    id,
    undoOne,
    act: () => startBulkAct({ id, path, act: 'archive', subjects, doOne }, { database, authority: manager, now }),
    find: () => findBulkAct({ id, personId, path }, { database }),
  }
}

test('does one thing after the other and says of each what became of it', async () => {
  const { act, find, seen } = await aList()
  expect(await act()).toEqual({ isFirst: true })
  expect(seen).toEqual(['do one', 'do two', 'do three'])
  const found = await find()
  expect(found?.finishedAt).toEqual(now)
  expect(found?.items.map(({ name, leftBecause }) => [name, leftBecause])).toEqual([
    ['one', null],
    ['three', null],
    ['two', 'too-late'],
  ])
})

test('acts once, however often the form is sent', async () => {
  const { act, seen } = await aList()
  const outcomes = await Promise.all(Array.from({ length: 8 }, act))
  expect(outcomes.filter(({ isFirst }) => isFirst)).toHaveLength(1)
  expect(seen).toEqual(['do one', 'do two', 'do three'])
})

test('is undone once, without what was refused, to what each was before', async () => {
  const { act, find, seen, database, manager, id, undoOne } = await aList()
  await act()
  seen.length = 0
  const undo = () => undoBulkAct({ actId: id, path, undoOne }, { database, authority: manager, now: later(9) })
  const outcomes = await Promise.all(Array.from({ length: 8 }, undo))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(seen.toSorted()).toEqual(['undo one to draft', 'undo three to draft'])
  expect((await find())?.items.map(({ name, undoneAt }) => [name, undoneAt !== null])).toEqual([
    ['one', true],
    ['three', true],
    ['two', false],
  ])
})

test('cannot be undone after ten minutes, by another person, on another list, or without a way back', async () => {
  const { act, seen, database, manager, other, id, undoOne } = await aList()
  await act()
  seen.length = 0
  const asked = { actId: id, path, undoOne }
  const powers = { database, authority: manager, now }
  expect(await undoBulkAct(asked, { ...powers, now: later(11) })).toEqual({ ok: false, refusal: 'too-late-to-undo' })
  const notFound = { ok: false, refusal: 'act-not-found' }
  expect(await undoBulkAct(asked, { ...powers, authority: other.manager })).toEqual(notFound)
  expect(await undoBulkAct({ ...asked, path: '/elsewhere' }, powers)).toEqual(notFound)
  expect(await undoBulkAct({ ...asked, undoOne: {} }, powers)).toEqual(notFound)
  expect(seen).toEqual([])
})

test('is forgotten after a week', async () => {
  const { act, find, database } = await aList()
  await act()
  await removeOldTraces({ database, now: later(60) })
  expect(await find()).toBeDefined()
  const week = now.getTime() - bulkActsKeptSince(now).getTime()
  await removeOldTraces({ database, now: new Date(now.getTime() + week + 1) })
  expect(await find()).toBeUndefined()
})
