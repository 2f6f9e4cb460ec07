import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { removeLead } from '#capabilities/places/remove-lead.ts'
import { needed } from '#infrastructure/needed.ts'
import { aNextTown, aTown } from '#tests/support/town.ts'
import { addPlacementNote } from './add-placement-note.ts'
import { eraseNotes } from './erase-notes.ts'
import { findMeeting } from './find-meeting.ts'
import { findYearRecord } from './find-year-record.ts'
import { listNotesAbout } from './list-notes-about.ts'
import { listNotedLeads, listPlacementNotes } from './list-placement-notes.ts'
import { removePlacementNote } from './remove-placement-note.ts'
import { startPlacement } from './start-placement.ts'

const now = new Date('2027-06-02T11:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** Two places in their year with a lead each, and two of the programme team. */
async function notedYears({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, database, administrator } = town
  const people = await addPeople(
    ['sana', 'cerys', 'petra', 'nadia'].map((name) => ({ name, email: `${name}@waymark.test` })),
    { database, now },
  )
  const idOf = (name: string) => needed(people.get(`${name}@waymark.test`), 'a person')
  const [team, nadia] = ['petra', 'nadia'].map((name) => mintProgrammeTeam({ personId: idOf(name) }))
  const next = await aNextTown(town)
  const begin = async (placeId: string, name: string) => {
    await appointCityLead({ placeId, personId: idOf(name) }, { ...services, administrator, now })
    const begun = await startPlacement(
      { placeId, beginsOn: '2027-05-03' },
      { ...services, team: needed(team, 'a team'), now },
    )
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.placementId
  }
  const placementId = await begin(town.placeId, 'sana')
  const elsewhere = await begin(next, 'cerys')
  const add = (said: string, { about = '', by = team, at = now, noteId = randomUUID(), of = placementId } = {}) =>
    addPlacementNote(
      { noteId, placementId: of, aboutId: about ? idOf(about) : undefined, said },
      { ...services, team: needed(by, 'a team'), now: at },
    )
  const powers = { ...services, team: needed(team, 'a team'), now }
  const notes = async (of = placementId) => (await listPlacementNotes({ placementId: of, limit: 50 }, powers)).rows
  const remove = (noteId: string, of = placementId) => removePlacementNote({ noteId, placementId: of }, powers)
  return { ...town, powers, idOf, nadia, placementId, elsewhere, add, notes, remove }
}

test('the team notes something of a lead or of a place, newest first, a page at a time', async () => {
  const { add, notes, nadia, placementId, elsewhere, powers } = await notedYears()
  for (const [index, said] of ['One', 'Two', 'Three'].entries())
    expect(await add(` ${said} `, { at: later(index), about: said === 'Two' ? 'sana' : '', by: nadia })).toEqual({
      ok: true,
    })
  // At one moment, and on another place.
  await add('Four', { at: later(2) })
  await add('Elsewhere', { of: elsewhere, about: 'cerys' })
  expect((await notes()).map(({ said }) => said).slice(2)).toEqual(['Two', 'One'])
  expect((await notes())[2]).toMatchObject({ aboutName: 'sana', authorName: 'nadia', said: 'Two', writtenAt: later(1) })
  expect((await notes())[3]).toMatchObject({ aboutId: null, aboutName: null })
  const first = await listPlacementNotes({ placementId, limit: 3 }, powers)
  const { at, id } = { at: needed(first.rows[2], 'a note').writtenAt, id: needed(first.rows[2], 'a note').id }
  const second = await listPlacementNotes({ placementId, after: { at, id }, limit: 3 }, powers)
  expect([first.next !== undefined, second.rows.map(({ said }) => said), second.next]).toEqual([
    true,
    ['One'],
    undefined,
  ])
  expect((await listNotedLeads({ placementId }, powers)).map(({ name }) => name)).toEqual(['sana'])
})

test('a note is about one who leads this place now, reaches nobody, and one form keeps one', async () => {
  const { add, notes, elsewhere, placeId, idOf, services, administrator } = await notedYears({ warm: 4 })
  expect(await add('Met', { of: randomUUID() })).toEqual({ ok: false, refusal: 'placement-not-found' })
  for (const about of ['cerys', 'petra'])
    expect(await add('Met', { about })).toEqual({ ok: false, refusal: 'lead-not-found' })
  for (const [said, refusal] of [
    ['  ', 'nothing-is-said'],
    ['x'.repeat(2001), 'too-long'],
    ['Ring Cadi on 023 8000 1234', 'reaches-a-person'],
  ] as const)
    expect(await add(said)).toEqual({ ok: false, refusal })
  expect(await notes()).toEqual([])
  const noteId = randomUUID()
  const pressed = await Promise.all([add('Met', { noteId, about: 'sana' }), add('Met', { noteId, about: 'sana' })])
  expect(pressed).toEqual([{ ok: true }, { ok: true }])
  // The form was gone back to and written on; on another place; about another.
  const another = { ok: false, refusal: 'another-is-written' }
  expect(await add('Met again', { noteId, about: 'sana' })).toEqual(another)
  expect(await add('Met', { noteId })).toEqual(another)
  expect(await add('Met', { noteId, of: elsewhere })).toEqual(another)
  expect((await notes()).map(({ said, aboutName }) => [said, aboutName])).toEqual([['Met', 'sana']])
  expect(await notes(elsewhere)).toEqual([])
  await removeLead({ placeId, personId: idOf('sana') }, { ...services, by: administrator, now })
  expect(await add('Left', { about: 'sana' })).toEqual({ ok: false, refusal: 'lead-not-found' })
})

test('a note is removed once, from its own place, and the log that a lead reads says nothing of it', async () => {
  const { add, notes, remove, elsewhere, database } = await notedYears({ warm: 4 })
  await add('Met', { about: 'sana' })
  const { id } = needed((await notes())[0], 'a note')
  const gone = { ok: false, refusal: 'note-not-found' }
  expect(await remove(id, elsewhere)).toEqual(gone)
  expect(await notes()).toHaveLength(1)
  const pressed = await Promise.all([remove(id), remove(id)])
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
  expect(pressed).toContainEqual(gone)
  expect(await notes()).toEqual([])
  const log = await database
    .selectFrom('auditEntries')
    .select(['action', 'placeId', 'detail'])
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute()
  expect(log).toEqual(
    ['person.note-added', 'person.note-removed'].map((action) => ({ action, placeId: null, detail: {} })),
  )
})

test('whom a note is about finds it in their file and no other lead does; no agenda and no record of the year has it', async () => {
  const { add, idOf, placeId, placementId, services, administrator, powers } = await notedYears()
  await add('Knows the docks', { about: 'sana' })
  await add('A harbour town')
  const about = (name: string) => listNotesAbout({ personId: idOf(name) }, services)
  expect((await about('sana')).map(({ said, writtenAt }) => [said, writtenAt])).toEqual([['Knows the docks', now]])
  // Nor who wrote it, whom they did not ask about.
  expect(JSON.stringify(await about('sana'))).not.toMatch(/petra|harbour/)
  expect([await about('cerys'), await about('petra')]).toEqual([[], []])
  const of = mintCityLead({ placeId, personId: idOf('sana') })
  for (const whose of [
    { ...services, of, now },
    { ...services, of: powers.team, now },
  ]) {
    const asked = { placementId, kind: 'update', number: 1 } as const
    const shown = [await findMeeting(asked, whose), await findYearRecord({ placementId }, whose)]
    expect(shown.every(Boolean)).toBe(true)
    expect(JSON.stringify(shown)).not.toMatch(/docks|harbour/)
  }
  // The file still has it once they lead no more.
  await removeLead({ placeId, personId: idOf('sana') }, { ...services, by: administrator, now })
  expect(await about('sana')).toHaveLength(1)
})

test('who is erased takes along what was noted about them, and what they noted stays without their name', async () => {
  const { add, notes, idOf, elsewhere, database } = await notedYears()
  await add('About Sana', { about: 'sana' })
  await add('About Cerys', { of: elsewhere, about: 'cerys' })
  await add('About the place')
  const erase = (name: string) => database.transaction().execute((tx) => eraseNotes({ personId: idOf(name) }, { tx }))
  await erase('sana')
  expect((await notes()).map(({ said }) => said)).toEqual(['About the place'])
  await erase('petra')
  const left = [...(await notes()), ...(await notes(elsewhere))]
  expect(left.map(({ said, authorName }) => [said, authorName])).toEqual([
    ['About the place', null],
    ['About Cerys', null],
  ])
  const rows = await database.selectFrom('placementNotes').select('authorId').execute()
  expect(rows).toEqual([{ authorId: null }, { authorId: null }])
})
