import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { removeLead } from '#capabilities/places/remove-lead.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aNextTown, aTown } from '#tests/support/town.ts'
import { askGrowthPeer } from './ask-growth-peer.ts'
import {
  findAskedGrowth,
  findGrowing,
  listAskedGrowth,
  listGrowthPeers,
  listSharedGrowth,
  viewsRevision,
} from './find-growing.ts'
import type { AttributeView, GrowthMonth } from './growing.ts'
import { listOwnGrowth } from './list-own-growth.ts'
import { shareGrowth } from './share-growth.ts'
import { startPlacement } from './start-placement.ts'
import { tellGrowthPeer } from './tell-growth-peer.ts'
import { updateOwnGrowth } from './update-own-growth.ts'
import { updatePeerGrowth } from './update-peer-growth.ts'
import { withdrawGrowthPeer } from './withdraw-growth-peer.ts'

/** In the fifth week. */
const now = new Date('2027-06-02T11:00:00Z')
const empty = viewsRevision([])
const view = (said: string, wantsHelp = false): AttributeView[] => [{ attribute: 'awareness', said, wantsHelp }]

/** Two places in their year: one with two leads, one with one, and a place without a year. */
async function aYear({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, database, administrator } = town
  const people = await addPeople(
    ['sana', 'owen', 'cerys', 'petra', 'stranger'].map((name) => ({ name, email: `${name}@waymark.test` })),
    { database, now },
  )
  const idOf = (name: string) => needed(people.get(`${name}@waymark.test`), 'a person')
  const team = mintProgrammeTeam({ personId: idOf('petra') })
  const next = await aNextTown(town)
  const leadOf = async (placeId: string, name: string) => {
    await appointCityLead({ placeId, personId: idOf(name) }, { ...services, administrator, now })
    return mintCityLead({ placeId, personId: idOf(name) })
  }
  const sana = await leadOf(town.placeId, 'sana')
  const owen = await leadOf(town.placeId, 'owen')
  const cerys = await leadOf(next, 'cerys')
  const stranger = mintCityLead({ placeId: next, personId: idOf('stranger') })
  for (const placeId of [town.placeId, next])
    expect(await startPlacement({ placeId, beginsOn: '2027-05-03' }, { ...services, team, now })).toMatchObject({
      ok: true,
    })
  const powersOf = (lead: typeof sana) => ({ ...services, lead, of: lead, now })
  const write = (views: AttributeView[], { by = sana, month = 0 as GrowthMonth, basedOn = empty } = {}) =>
    updateOwnGrowth({ month, views, basedOn }, powersOf(by))
  const ask = (peer: typeof sana, { by = sana, month = 0 as GrowthMonth } = {}) =>
    askGrowthPeer({ month, peerId: needed(peer.personId, 'a person') }, powersOf(by))
  const time = async (by = sana, month: GrowthMonth = 0) =>
    needed(
      (await findGrowing({}, powersOf(by)))?.times.find((one) => one.month === month),
      'a time',
    )
  const roundId = async () => needed((await time()).round?.id, 'a round')
  const say = async (said: string, { by = cerys, basedOn = empty } = {}) =>
    updatePeerGrowth({ roundId: await roundId(), views: view(said), basedOn }, powersOf(by))
  const asked = async (by: typeof sana) => findAskedGrowth({ roundId: await roundId() }, powersOf(by))
  const end = async (by: typeof sana) => withdrawGrowthPeer({ roundId: await roundId() }, powersOf(by))
  const share = (isShared = true, by = sana) => shareGrowth({ month: 0, isShared }, powersOf(by))
  const shared = async () =>
    listSharedGrowth(
      { placementId: needed((await findGrowing({}, powersOf(sana)))?.year.id, 'a year') },
      { ...services, of: team },
    )
  return { ...town, sana, owen, cerys, stranger, powersOf, write, ask, time, say, asked, end, share, shared, roundId }
}

test('a lead writes how they see themselves, and nobody but the one peer they ask reads it', async () => {
  const { write, ask, time, say, asked, sana, owen, cerys, stranger, shared, powersOf } = await aYear()
  expect(await write([...view('  I listen  ', true), { attribute: 'energy', said: '  ', wantsHelp: false }])).toEqual({
    ok: true,
  })
  expect((await time()).own).toEqual(view('I listen', true))
  // The one beside them, another place’s lead, and the team: nobody was asked, nothing was shared.
  expect((await time(owen)).own).toEqual([])
  expect([await asked(owen), await asked(cerys), await asked(sana)]).toEqual([undefined, undefined, undefined])
  expect(await shared()).toEqual([])
  expect(await say('You listen')).toEqual({ ok: false, refusal: 'not-asked' })
  expect(await ask(sana)).toEqual({ ok: false, refusal: 'peer-not-found' })
  expect(await ask(stranger)).toEqual({ ok: false, refusal: 'peer-not-found' })
  expect(await ask(cerys)).toEqual({ ok: true })
  expect(await ask(cerys)).toEqual({ ok: true })
  expect(await ask(owen)).toEqual({ ok: false, refusal: 'another-is-asked' })
  expect((await asked(cerys))?.own).toEqual(view('I listen', true))
  expect([await asked(owen), await say('You talk', { by: owen })]).toEqual([
    undefined,
    { ok: false, refusal: 'not-asked' },
  ])
  expect((await listAskedGrowth({}, powersOf(cerys))).map(({ name, isAnswered }) => [name, isAnswered])).toEqual([
    ['sana', false],
  ])
  expect(await say('You listen')).toEqual({ ok: true })
  expect((await time()).peer).toEqual(view('You listen'))
  expect((await listAskedGrowth({}, powersOf(cerys))).map(({ isAnswered }) => isAnswered)).toEqual([true])
  expect((await listGrowthPeers({}, powersOf(sana))).map(({ name }) => name)).toEqual(['cerys', 'owen'])
})

test('a peer who is asked no more reads nothing, whoever ended it, and their words are gone', async () => {
  const { write, ask, time, say, asked, end, owen, cerys } = await aYear()
  await write(view('I listen'))
  await ask(cerys)
  await say('You listen')
  expect(await end(owen)).toEqual({ ok: false, refusal: 'round-not-found' })
  expect(await end(cerys)).toEqual({ ok: true })
  expect([await asked(cerys), (await time()).peer, await say('Still')]).toEqual([
    undefined,
    [],
    { ok: false, refusal: 'not-asked' },
  ])
  // Another can be asked, and reads nothing of what the first one wrote.
  expect(await ask(owen)).toEqual({ ok: true })
  expect(await asked(owen)).toMatchObject({ peer: [] })
})

test('the team reads what is shared, with the peer’s words, until it is taken back or the lead leads no more', async () => {
  const { write, ask, say, share, shared, cerys, owen, sana, placeId, database, administrator, time } = await aYear()
  expect(await share()).toEqual({ ok: false, refusal: 'nothing-is-said' })
  await write(view('I listen'))
  await ask(cerys)
  await say('You listen')
  expect(await share()).toEqual({ ok: true })
  expect(await shared()).toMatchObject([{ own: view('I listen'), peer: view('You listen'), round: { name: 'sana' } }])
  expect(await share(false)).toEqual({ ok: true })
  expect(await shared()).toEqual([])
  await share()
  await removeLead({ placeId, personId: needed(sana.personId, 'a person') }, { database, by: administrator, now })
  expect(await shared()).toEqual([])
  expect((await time(owen)).round).toBeUndefined()
  expect(await write(view('Still here'), { basedOn: viewsRevision(view('I listen')) })).toEqual({
    ok: false,
    refusal: 'placement-not-found',
  })
})

test('what has not come yet cannot be written, and of two windows one is told', async () => {
  const { write, time, ask, cerys } = await aYear({ warm: 4 })
  for (const month of [6, 12] as const) {
    expect(await write(view('Early'), { month })).toEqual({ ok: false, refusal: 'not-open-yet' })
    expect(await ask(cerys, { month })).toEqual({ ok: false, refusal: 'not-open-yet' })
  }
  expect(await write(view('x'.repeat(2001)))).toEqual({ ok: false, refusal: 'too-long' })
  const windows = await Promise.all(['One', 'Two'].map((said) => write(view(said))))
  expect(windows.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: 'changed-meanwhile' }])
  const { own } = await time()
  expect(await write(own)).toEqual({ ok: true })
  expect(await write([], { basedOn: viewsRevision(own) })).toEqual({ ok: true })
  expect((await time()).own).toEqual([])
})

test('what a person wrote, and what was written of them, is in the file of all that is kept of them', async () => {
  const { write, ask, say, sana, cerys, owen, services } = await aYear()
  await write(view('I listen.', true))
  await ask(cerys)
  await say('She does.')
  const own = async (one: typeof sana) =>
    (await listOwnGrowth({ personId: needed(one.personId, 'a person') }, services)).map(({ about, said }) => [
      about,
      said,
    ])
  expect(await own(sana)).toEqual([
    ['from a peer', 'She does.'],
    ['own', 'I listen.'],
  ])
  expect(await own(cerys)).toEqual([['of a peer', 'She does.']])
  expect(await own(owen)).toEqual([])
})

test('a peer who is asked is told by mail, once, and not when they are asked no more', async () => {
  const { services, ask, end, roundId, sana, cerys } = await aYear()
  await ask(cerys)
  const mails: Mail[] = []
  const mailer = onceMailer({ database: services.database, mailer: async (mail) => void mails.push(mail) })
  const asked = { roundId: await roundId(), peerId: needed(cerys.personId, 'a peer'), at: now.toISOString() }
  const tell = () => tellGrowthPeer(asked, { ...services, mailer, now })
  await tell()
  await tell()
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['cerys@waymark.test', 'sana asks how you see them']])
  expect(mails[0]?.text).toContain(`/nextown/lead/year/growing/asked/${asked.roundId}`)
  await end(sana)
  await tellGrowthPeer({ ...asked, at: 'later' }, { ...services, mailer, now })
  expect(mails).toHaveLength(1)
})
