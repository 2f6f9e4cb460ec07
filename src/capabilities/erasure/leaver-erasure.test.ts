import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { compareImpact } from '#capabilities/impact/compare-impact.ts'
import { confirmLeaving } from '#capabilities/leaving/confirm-leaving.ts'
import { draftLeaving } from '#capabilities/leaving/draft-leaving.ts'
import { findLeaver } from '#capabilities/leaving/find-leaver.ts'
import { giveLeaverCards } from '#capabilities/leaving/give-leaver-cards.ts'
import { keepLeaverAwards } from '#capabilities/leaving/keep-leaver-awards.ts'
import { listLeavers } from '#capabilities/leaving/list-leavers.ts'
import { settleLeavings } from '#capabilities/leaving/settle-leavings.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { tablesThatName } from '#tests/support/whole-database.ts'
import { erasureCodeOf } from './erasure-code.ts'
import { settleErasures } from './settle-erasures.ts'
import { startErasure } from './start-erasure.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const name = 'Mabli Quilliam'
const atSchool = 'm.quilliam@school.example'
const atHome = 'home@home.example'

/** A pupil and her brother at one address of a school that they leave, with a card each. */
async function aLeaver() {
  const town = await aTown()
  const { services, database, pool } = town
  const school = await anOrganisation(town, { name: 'School' })
  const { badgeId } = await aBadge(town, school)
  const lines = [name, 'Ifan Other'].map((one) => ({ recipient: { name: one, email: atSchool }, evidence: [] }))
  await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: school.issuer, now })
  const powers = { ...services, manager: school.manager, now }
  const group = { kind: 'domain' as const, domain: 'school.example' }
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn: '2026-07-05', group }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  await confirmLeaving(drafted, powers)
  const cards = await giveLeaverCards({ ...drafted, leaverIds: undefined }, powers)
  if (!cards.ok) throw new Error(cards.refusal)
  const card = cards.cards.find((one) => one.name === name)
  const leaverId = card?.awardId ?? ''
  const people = await addPeople([{ name, email: atHome }], { database, now })
  const signedIn = mintSignedIn({ personId: people.get(atHome) ?? '', email: atHome, name })
  const keep = (proof: 'mail' | 'card', at: Date) =>
    keepLeaverAwards({ leaverId, proof }, { ...services, signedIn, now: at })
  const erase = async (at: Date) => {
    const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
    const code = erasureCodeOf(signedIn, { masterKey: services.masterKey, now: at })
    expect(await startErasure({ code, language: 'en' }, { ...services, signedIn, now: at })).toMatchObject({ ok: true })
    for (const moment of [later(24), later(25)]) await settleErasures({ ...services, now: moment })
  }
  const named = async () => [...(await tablesThatName(pool, ['mabli', ' quilliam'])).keys()]
  const opened = (at: Date) => findLeaver({ code: card?.letters ?? '' }, { ...services, now: at })
  const leavers = () => listLeavers({ ...drafted, organisationId: school.organisationId, limit: 9 }, town)
  return { town, keep, erase, named, opened, leavers, settle: (at: Date) => settleLeavings({ ...services, now: at }) }
}

test('who took their badges along by the school’s mail, and is erased, stands at the school no more', async () => {
  const { town, keep, erase, named, opened, leavers } = await aLeaver()
  expect(await keep('mail', days(1))).toMatchObject({ ok: true })
  expect(await named()).toContain('recipients')
  await erase(days(2))
  expect(await named()).toEqual([])
  expect(await opened(days(4))).toBeUndefined()
  // The brother, who is at the same address, goes on.
  expect((await leavers()).map((one) => one.name)).toEqual(['Ifan Other'])
  expect(await compareImpact({ database: town.database })).toEqual([])
})

test('after the date a card of who was erased opens nothing, and another one at the address goes on', async () => {
  const { town, keep, erase, named, opened, leavers, settle } = await aLeaver()
  await settle(days(31))
  expect(await keep('card', days(32))).toMatchObject({ ok: true })
  expect(await opened(days(32))).toMatchObject({ organisationName: 'School' })
  await erase(days(33))
  expect(await named()).toEqual([])
  expect(await opened(days(35))).toBeUndefined()
  expect((await leavers()).map((one) => one.email).toSorted()).toEqual(['', atSchool])
  expect(await compareImpact({ database: town.database })).toEqual([])
})

test('what another organisation gave to the address of the school waits there for those who read its mail', async () => {
  const { town, keep, erase, named } = await aLeaver()
  const { services, database } = town
  const museum = await anOrganisation(town, { name: 'Museum' })
  const { badgeId } = await aBadge(town, museum)
  const lines = [{ recipient: { name, email: atSchool }, evidence: [] }]
  await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: museum.issuer, now })
  expect(await keep('mail', days(1))).toMatchObject({ ok: true })
  await erase(days(2))
  expect(await named()).toEqual(['recipients'])
  const waiting = await listNotKeptFor({ personId: randomUUID(), emails: [atSchool], limit: 9 }, { database })
  expect(waiting.map((one) => one.recipientName).toSorted()).toEqual(['Ifan Other', name])
})

test('a line at the address of the school that another account keeps by now stays theirs', async () => {
  const { town, keep, erase } = await aLeaver()
  const { database } = town
  const at = { email: atSchool, nameKey: 'mabli quilliam' }
  expect(await keep('mail', days(1))).toMatchObject({ ok: true })
  const people = await addPeople([{ name: 'Mo', email: 'mo@home.example' }], { database, now })
  const personId = people.get('mo@home.example') ?? ''
  const kept = database.updateTable('recipients').set({ personId }).where('email', '=', at.email)
  await kept.where('nameKey', '=', at.nameKey).execute()
  await erase(days(2))
  const rows = database.selectFrom('recipients').select(['name', 'email']).where('personId', '=', personId)
  expect(await rows.execute()).toEqual([{ name, email: atSchool }])
})
