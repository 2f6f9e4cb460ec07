import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { choosePlaceAreas } from '#capabilities/indicators/choose-place-areas.ts'
import { findPlaceAreas, placeAreasRevision } from '#capabilities/indicators/find-place-areas.ts'
import { importIndicators } from '#capabilities/indicators/import-indicators.ts'
import { listPlaceIndicators } from '#capabilities/indicators/list-place-indicators.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, aNextTown, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addNeedAnswer, removeNeedAnswer } from './add-need-answer.ts'
import { findNeed, findPublicNeed } from './find-need.ts'
import { listNeeds, listPublicNeeds } from './list-needs.ts'
import { moveNeed } from './move-need.ts'
import type { NeedContent } from './need.ts'
import type { NeedStep } from './need-rules.ts'
import { proposeNeed } from './propose-need.ts'
import { publicNeed } from './public-need.ts'
import { hideNeed, publishNeed } from './publish-need.ts'
import { reviseNeed } from './revise-need.ts'

const words: NeedContent = {
  ...{ title: 'Learning after sixteen', titleCy: 'Dysgu ar ôl un ar bymtheg', about: 'More of it', aboutCy: null },
  ...{ heard: null, heardCy: null },
}

async function aTownWithNeeds({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { database, lead, placeId } = town
  const powers = { database, lead, now }
  const bring = async (value: string) => {
    const table = [
      'time_period,country_code,region_code,new_la_code,la_name,country_name,NEET_not_known_percent,new_la_code',
      `2025,E92000001,E12000008,E06000043,Brighton and Hove,England,${value},E06000043`,
      '2025,E92000001,,,,England,5.6,',
    ]
    const outcome = await importIndicators(
      { bytes: new TextEncoder().encode(table.join('\n')), isKept: true, leftOut: 0 },
      { database, now },
    )
    if (!outcome.ok) throw new Error(outcome.refusal)
  }
  await bring('6.7')
  const basedOn = placeAreasRevision(await findPlaceAreas({ placeId }, { database }))
  await choosePlaceAreas({ areas: ['E06000043'], basedOn }, powers)
  const [indicator] = await listPlaceIndicators({ areaCodes: ['E06000043'] }, { database })
  const indicatorId = needed(indicator, 'an indicator').id
  const propose = async (change: Partial<NeedContent> = {}) => {
    const request = { requestId: randomUUID(), content: { ...words, ...change }, indicatorId }
    const outcome = await proposeNeed(request, powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.needId
  }
  const find = async (needId: string) => needed(await findNeed({ needId, placeId }, powers), 'a need')
  const based = async (needId: string) => ({ needId, basedOn: (await find(needId)).revision })
  const move = async (needId: string, step: NeedStep) => moveNeed({ ...(await based(needId)), step }, powers)
  const seen = (needId: string) => findPublicNeed({ needId, placeId }, powers)
  return { ...town, powers, bring, indicatorId, propose, find, based, move, seen }
}

test('a figure is quoted as it stood, and a later import changes nothing of it', async () => {
  const { powers, bring, indicatorId, propose, find, based } = await aTownWithNeeds()
  const needId = await propose()
  const quoted = (await find(needId)).need.observation
  expect(quoted).toMatchObject({
    ...{ indicatorId, areaCode: 'E06000043', takenAt: now.toISOString() },
    headline: { kind: 'areas', period: '2025', areas: [{ value: 6.7 }], nation: { value: 5.6 } },
    source: { publisher: 'Department for Education', licence: 'Open Government Licence v3.0' },
  })
  await bring('9.9')
  expect((await find(needId)).need.observation).toEqual(quoted)
  const revise = async (figure: 'kept' | 'none' | { indicatorId: string }, content = words) =>
    reviseNeed({ ...(await based(needId)), content, figure }, powers)
  expect(await revise('kept', { ...words, title: 'Called otherwise' })).toEqual({ ok: true })
  expect((await find(needId)).need).toMatchObject({ title: 'Called otherwise', observation: quoted })
  expect(await revise('none')).toEqual({ ok: false, refusal: 'quotes-nothing' })
  expect(await revise({ indicatorId: randomUUID() })).toEqual({ ok: false, refusal: 'no-such-figure' })
  expect(await revise({ indicatorId })).toEqual({ ok: true })
  expect((await find(needId)).need.observation?.headline).toMatchObject({ areas: [{ value: 9.9 }] })
  expect(await revise('none', { ...words, heard: 'At the library' })).toEqual({ ok: true })
  expect((await find(needId)).need.observation).toBeNull()
})

test('it is shown once it is agreed, in the words that were read, and goes when it is proposed again', async () => {
  const { powers, placeId, propose, find, based, move, seen } = await aTownWithNeeds()
  const needId = await propose()
  expect(await publishNeed(await based(needId), powers)).toEqual({ ok: false, refusal: 'not-agreed' })
  const stale = await based(needId)
  expect(await move(needId, 'agree')).toEqual({ ok: true })
  expect(await publishNeed(stale, powers)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await seen(needId)).toBeUndefined()
  const read = await based(needId)
  const twice = await Promise.all([1, 2].map(() => publishNeed(read, powers)))
  expect(twice).toEqual([{ ok: true }, { ok: true }])
  expect((await seen(needId))?.need).not.toHaveProperty('placeId')
  const revised = await reviseNeed({ ...(await based(needId)), content: words, figure: 'kept' }, powers)
  expect(revised).toEqual({ ok: false, refusal: 'is-public' })
  await propose({ title: 'Not shown' })
  const listed = (terms?: string) => listPublicNeeds({ placeId, limit: 9, ...(terms && { terms }) }, powers)
  expect((await listed()).rows.map(({ id }) => id)).toEqual([needId])
  expect((await listed('SIXTEEN')).rows).toHaveLength(1)
  expect((await listed('100%')).rows).toEqual([])
  expect((await listNeeds({ placeId, limit: 1 }, powers)).next).toBeDefined()
  expect(await move(needId, 'take-back')).toEqual({ ok: true })
  expect(await seen(needId)).toBeUndefined()
  expect((await listed()).rows).toEqual([])
  await move(needId, 'agree')
  await publishNeed(await based(needId), powers)
  // What is only proposed stays with those who lead the place, whatever else is said of it.
  const { need } = await find(needId)
  expect(publicNeed(need)).toBeDefined()
  expect(publicNeed({ ...need, state: 'proposed' })).toBeUndefined()
  expect(await hideNeed(await based(needId), powers)).toEqual({ ok: true })
  expect(await seen(needId)).toBeUndefined()
})

test('it is answered by what everybody can open in the place, and is met no sooner', async () => {
  const town = await aTownWithNeeds()
  const { powers, propose, find, based, move } = town
  const owner = await anOrganisation(town, { name: 'The club' })
  const { badgeId } = await aBadge(town, owner, { name: 'Swim a mile' })
  const { slug } = await town.database
    .selectFrom('badges')
    .select('slug')
    .where('id', '=', badgeId)
    .executeTakeFirstOrThrow()
  const needId = await propose()
  await move(needId, 'agree')
  expect(await move(needId, 'address')).toEqual({ ok: false, refusal: 'not-answered' })
  const add = async (address: string) => addNeedAnswer({ ...(await based(needId)), address }, powers)
  for (const address of ['/seatown/badges/nothing', `/elsewhere/badges/${slug}`, 'swim', ''])
    expect(await add(address), address).toEqual({ ok: false, refusal: 'no-such-thing' })
  const path = `/seatown/badges/${slug}`
  expect(await add(`https://waymark.test${path}`)).toEqual({ ok: true })
  expect(await add(path)).toEqual({ ok: true })
  expect((await find(needId)).answers).toMatchObject([{ kind: 'badge', id: badgeId, title: 'Swim a mile', path }])
  expect(await move(needId, 'address')).toEqual({ ok: true })
  await town.database.updateTable('badges').set({ status: 'draft' }).where('id', '=', badgeId).execute()
  expect((await find(needId)).answers).toEqual([])
  const removed = await removeNeedAnswer({ ...(await based(needId)), kind: 'badge', thingId: badgeId }, powers)
  expect(removed).toEqual({ ok: true })
  expect((await find(needId)).need.answers).toBe(0)
})

test('sent twice it is one, and those who lead another place find nothing of it', async () => {
  const town = await aTownWithNeeds({ warm: 4 })
  const { database, powers, placeId, find, based } = town
  const requestId = randomUUID()
  const content = { ...words, heard: 'At the library' }
  const twice = await Promise.all([1, 2].map(() => proposeNeed({ requestId, content }, powers)))
  const ids = twice.map((one) => (one.ok ? one.needId : one.refusal))
  expect(new Set(ids).size).toBe(1)
  const needId = needed(ids[0], 'a need')
  const log = await database.selectFrom('auditEntries').select('id').where('action', '=', 'need.proposed').execute()
  expect(log).toHaveLength(1)
  const nextId = await aNextTown(town)
  const other = { ...powers, lead: mintCityLead({ placeId: nextId, personId: undefined }) }
  const before = await find(needId)
  const at = await based(needId)
  const nothing = { ok: false, refusal: 'need-not-found' }
  expect(await moveNeed({ ...at, step: 'agree' }, other)).toEqual(nothing)
  expect(await publishNeed(at, other)).toEqual(nothing)
  expect(await hideNeed(at, other)).toEqual(nothing)
  expect(await reviseNeed({ ...at, content, figure: 'none' }, other)).toEqual(nothing)
  expect(await addNeedAnswer({ ...at, address: '/seatown/badges/swim' }, other)).toEqual(nothing)
  expect(await removeNeedAnswer({ ...at, kind: 'badge', thingId: needId }, other)).toEqual(nothing)
  expect(await findNeed({ needId, placeId: nextId }, powers)).toBeUndefined()
  expect(await find(needId)).toEqual(before)
  // The number of another place’s form makes a need of this place.
  const own = await proposeNeed({ requestId, content }, other)
  expect(own.ok && own.needId).not.toBe(needId)
  // Nor is a figure of another place quoted.
  const { indicatorId } = town
  const foreign = await proposeNeed({ requestId: randomUUID(), content, indicatorId }, other)
  expect(foreign).toEqual({ ok: false, refusal: 'no-such-figure' })
  expect((await listNeeds({ placeId, limit: 9 }, powers)).rows).toHaveLength(1)
})
