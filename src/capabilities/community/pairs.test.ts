import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { startPlacement } from '#capabilities/placements/start-placement.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { removeLead } from '#capabilities/places/remove-lead.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aNextTown, aTown, now } from '#tests/support/town.ts'
import { askPair } from './ask-pair.ts'
import { erasePairs } from './erase-reports.ts'
import { findPairing, listAskedPairs, listPairs, pairWordsRevision } from './find-pairing.ts'
import { leavePair } from './leave-pair.ts'
import { listOwnPairs } from './list-own-pairs.ts'
import type { PairWords } from './pair.ts'
import { startPair } from './start-pair.ts'
import { tellOfPair } from './tell-of-pair.ts'
import { updatePairWords } from './update-pair-words.ts'

const empty = pairWordsRevision({ needs: [], offers: [] })
const sanaWords: PairWords = { needs: ['events', 'foresight'], offers: ['employers'] }

/** Two places in their year, the first with two leads, the second with four; the team, and one who leads nothing. */
async function aNetwork({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, database, administrator } = town
  const names = ['sana', 'owen', 'cerys', 'felix', 'dafydd', 'gwen', 'petra', 'stranger']
  const people = await addPeople(
    names.map((name) => ({ name, email: `${name}@waymark.test` })),
    { database, now },
  )
  const idOf = (name: string) => needed(people.get(`${name}@waymark.test`), 'a person')
  const team = mintProgrammeTeam({ personId: idOf('petra') })
  const nextId = await aNextTown(town)
  const leadOf = async (placeId: string, name: string) => {
    await appointCityLead({ placeId, personId: idOf(name) }, { ...services, administrator, now })
    return mintCityLead({ placeId, personId: idOf(name) })
  }
  const [sana, owen] = [await leadOf(town.placeId, 'sana'), await leadOf(town.placeId, 'owen')]
  const [cerys, felix] = [await leadOf(nextId, 'cerys'), await leadOf(nextId, 'felix')]
  const [dafydd, gwen] = [await leadOf(nextId, 'dafydd'), await leadOf(nextId, 'gwen')]
  for (const placeId of [town.placeId, nextId])
    await startPlacement({ placeId, beginsOn: '2026-06-08' }, { ...services, team, now })
  type Lead = typeof sana
  const say = (by: Lead, words: PairWords, basedOn = empty) =>
    updatePairWords({ ...words, basedOn }, { ...services, lead: by, now })
  const find = (of: Lead) => findPairing({}, { ...services, of })
  const fitting = async (of: Lead) =>
    (await find(of)).suggestions.map(({ other, fit }) => ({ name: other.name, ...fit }))
  const ask = (by: Lead, name: string) => askPair({ personId: idOf(name) }, { ...services, lead: by, now })
  const leave = (by: Lead, pairId: string) => leavePair({ pairId }, { ...services, lead: by, now })
  const make = (one: string, other: string) =>
    startPair({ one: idOf(one), other: idOf(other) }, { ...services, team, now })
  const states = async (of: Lead) => (await find(of)).pairs.map(({ pair }) => pair.state)
  const pairOf = async (of: Lead) => needed((await find(of)).pairs[0]?.pair.id, 'a pair')
  const waiting = (of: Lead) => listAskedPairs({}, { ...services, of })
  const acts = { waiting, say, find, fitting, ask, leave, make, states, pairOf }
  return { ...town, ...acts, team, sana, owen, cerys, felix, dafydd, gwen, idOf }
}

test('who fits is said with why, across places alone, and nothing that was not offered', async () => {
  const { say, fitting, sana, owen, cerys, felix, find } = await aNetwork()
  expect(await say(sana, { needs: ['events', 'foresight'], offers: ['employers'] })).toEqual({ ok: true })
  expect(await say(owen, { needs: ['employers'], offers: ['events'] })).toEqual({ ok: true })
  await say(cerys, { needs: ['employers'], offers: ['foresight'] })
  await say(felix, { needs: [], offers: ['events', 'foresight'] })
  expect(await fitting(sana)).toEqual([
    { name: 'cerys', toOne: ['foresight'], toOther: ['employers'] },
    { name: 'felix', toOne: ['events', 'foresight'], toOther: [] },
  ])
  // Said in two windows, and with what is no word of it.
  const other = { needs: ['content' as const], offers: [] }
  expect(await say(sana, other)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  const kept = { needs: ['password', 'content'] as PairWords['needs'], offers: [] }
  expect(await say(sana, kept, pairWordsRevision(sanaWords))).toEqual({ ok: true })
  expect((await find(sana)).own).toEqual({ needs: ['content'], offers: [] })
})

test('a pair is asked for, agreed to by the other alone, and ended by either', async () => {
  const { say, ask, leave, states, pairOf, waiting, fitting, sana, owen, cerys, felix } = await aNetwork()
  await say(sana, sanaWords)
  await say(cerys, { needs: [], offers: ['events'] })
  expect(await ask(sana, 'sana')).toEqual({ ok: false, refusal: 'lead-not-found' })
  expect(await ask(sana, 'stranger')).toEqual({ ok: false, refusal: 'lead-not-found' })
  expect([await ask(sana, 'cerys'), await ask(sana, 'cerys')]).toEqual([{ ok: true }, { ok: true }])
  expect([await states(sana), await states(cerys), await states(felix), await fitting(sana)]).toEqual([
    ...[['asked'], ['asked'], [], []],
  ])
  // It waits on the desk of who is asked, and on no other.
  expect((await waiting(cerys)).map(({ name }) => name)).toEqual(['sana'])
  for (const of of [sana, owen, felix]) expect(await waiting(of)).toEqual([])
  const pairId = await pairOf(sana)
  // Neither another lead of the place nor one of elsewhere ends it, and who asked does not answer for the other.
  for (const by of [owen, felix]) expect(await leave(by, pairId)).toEqual({ ok: false, refusal: 'pair-not-found' })
  expect(await leave(sana, randomUUID())).toEqual({ ok: false, refusal: 'pair-not-found' })
  expect(await ask(cerys, 'sana')).toEqual({ ok: true })
  expect(await waiting(cerys)).toEqual([])
  expect([await states(sana), await states(cerys)]).toEqual([['paired'], ['paired']])
  expect([await leave(cerys, pairId), await leave(sana, pairId)]).toEqual([{ ok: true }, { ok: true }])
  expect([await states(sana), await states(cerys)]).toEqual([[], []])
  // It can be asked for again, and be turned down.
  await ask(cerys, 'sana')
  expect(await leave(sana, await pairOf(sana))).toEqual({ ok: true })
  expect(await states(cerys)).toEqual([])
})

test('two who ask each other at once are one pair, and nobody has more than three', async () => {
  const { ask, states, sana, owen, cerys, pool } = await aNetwork({ warm: 8 })
  const both = await Promise.all([ask(sana, 'cerys'), ask(cerys, 'sana'), ask(sana, 'cerys'), ask(cerys, 'sana')])
  expect(both.every(({ ok }) => ok)).toBe(true)
  expect(await states(sana)).toEqual(['paired'])
  const asked = await Promise.all(['felix', 'dafydd', 'gwen'].map((name) => ask(sana, name)))
  expect(asked.filter(({ ok }) => ok)).toHaveLength(2)
  expect(asked.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'too-many-pairs' })
  expect(await ask(owen, 'sana')).toEqual({ ok: false, refusal: 'other-has-many-pairs' })
  const { rows } = await pool.query('select count(*)::int as count from pairs')
  expect(rows).toEqual([{ count: 3 }])
})

test('the team makes a pair of two leads, sees all of them, and either ends it', async () => {
  const { make, services, team, states, leave, pairOf, say, sana, cerys, felix, placeId, idOf, administrator } =
    await aNetwork()
  await say(sana, sanaWords)
  await say(felix, { needs: ['employers'], offers: ['events'] })
  const list = () => listPairs({}, { ...services, team })
  expect((await list()).suggestions.map(({ one, other }) => [one.name, other.name].toSorted())).toEqual([
    ['felix', 'sana'],
  ])
  expect(await make('sana', 'sana')).toEqual({ ok: false, refusal: 'is-the-same' })
  expect(await make('sana', 'stranger')).toEqual({ ok: false, refusal: 'lead-not-found' })
  expect([await make('sana', 'cerys'), await make('cerys', 'sana')]).toEqual([{ ok: true }, { ok: true }])
  expect([await states(sana), await states(cerys)]).toEqual([['paired'], ['paired']])
  // Who has a pair is proposed for no other.
  expect((await list()).suggestions).toEqual([])
  expect(await leave(cerys, await pairOf(cerys))).toEqual({ ok: true })
  expect((await list()).pairs.map(({ pair }) => pair.state)).toEqual(['ended'])
  // Who leads no place any more is asked nothing and proposed to nobody.
  await removeLead({ placeId, personId: idOf('sana') }, { ...services, by: administrator, now })
  expect(await make('sana', 'cerys')).toEqual({ ok: false, refusal: 'lead-not-found' })
  expect((await list()).people.some(({ name }) => name === 'sana')).toBe(false)
})

test('the other is told by mail, once, without an address; what a person said goes into their file and with them', async () => {
  const { say, ask, pairOf, services, database, sana, cerys, idOf, leave } = await aNetwork()
  await say(sana, sanaWords)
  await ask(sana, 'cerys')
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  const pairId = await pairOf(sana)
  const tell = (to: string, news: 'asked' | 'agreed') =>
    tellOfPair({ pairId, to: idOf(to), news }, { ...services, mailer, now })
  await tell('cerys', 'asked')
  await tell('cerys', 'asked')
  await tell('felix', 'asked')
  await tell('sana', 'agreed')
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['cerys@waymark.test', 'sana asks to be a pair with you'],
  ])
  expect(mails[0]?.text).not.toContain('sana@')
  await ask(cerys, 'sana')
  await tell('sana', 'agreed')
  expect(mails).toHaveLength(2)
  const own = (name: string) => listOwnPairs({ personId: idOf(name) }, services)
  expect(await own('sana')).toMatchObject({
    ...sanaWords,
    pairs: [{ with: 'cerys', askedByYou: true, state: 'paired' }],
  })
  expect((await own('felix')).pairs).toEqual([])
  await database.transaction().execute((tx) => erasePairs({ personId: idOf('sana') }, { tx }))
  expect(await own('sana')).toEqual({ needs: [], offers: [], pairs: [] })
  expect((await own('cerys')).pairs).toEqual([])
  expect(await leave(cerys, pairId)).toEqual({ ok: false, refusal: 'pair-not-found' })
})
