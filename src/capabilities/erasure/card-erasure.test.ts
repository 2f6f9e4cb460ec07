import { expect, test } from 'vitest'
import { cardPinOf, claimCodeOf } from '#capabilities/awards/claim-code.ts'
import { findAward, findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { keepByCard } from '#capabilities/awards/keep-by-card.ts'
import { compareImpact } from '#capabilities/impact/compare-impact.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { tablesThatName } from '#tests/support/whole-database.ts'
import { settleErasures } from './settle-erasures.ts'
import { startCardErasure } from './start-card-erasure.ts'
import { undoCardErasure } from './undo-card-erasure.ts'

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const name = 'Mabli Quilliam'

async function aKeptCard() {
  const town = await aTown()
  const { services, database, pool } = town
  const owner = await anOrganisation(town)
  const { badgeId } = await aBadge(town, owner)
  const lines = [{ recipient: { name }, note: `For ${name}`, evidence: [] }]
  const outcome = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: owner.issuer, now })
  const [line] = outcome.ok ? outcome.lines : []
  if (!line?.ok) throw new Error('not given')
  const { awardId } = line
  const card = { code: claimCodeOf(awardId, services.masterKey), pin: cardPinOf(awardId, services.masterKey) }
  const asked = { ...card, language: 'en' as const }
  const start = (change: Partial<typeof asked> = {}, at = now) =>
    startCardErasure({ ...asked, ...change }, { ...services, now: at })
  const keep = () => keepByCard({ ...card, name: `${name}!`, nameShown: true }, { ...services, now })
  const settle = (at: Date) => settleErasures({ ...services, now: at })
  const award = () => findAward(awardId, { database })
  const named = async () => [...(await tablesThatName(pool, ['mabli', 'quilliam'])).keys()]
  return { town, services, database, card, start, keep, settle, award, named, awardId }
}

test('a badge that is kept by its card alone is erased by code and PIN, a day later', async () => {
  const { services, database, card, start, keep, settle, award, named } = await aKeptCard()
  expect(await start()).toEqual({ ok: false, refusal: 'card-is-not-kept' })
  expect(await keep()).toMatchObject({ ok: true })
  expect(await start({ pin: card.pin === '000000' ? '111111' : '000000' })).toEqual({
    ok: false,
    refusal: 'pin-is-wrong',
  })
  expect(await award()).toMatchObject({ nameShown: true })
  expect(await start()).toEqual({ ok: true, dueAt: hours(24) })
  expect(await start({}, hours(1))).toEqual({ ok: true, dueAt: hours(24) })
  expect(await award()).toMatchObject({ nameShown: false, cardName: `${name}!` })
  await settle(hours(23))
  expect(await named()).not.toEqual([])
  await settle(hours(24))
  await settle(hours(25))
  expect(await named()).toEqual([])
  expect(await award()).toMatchObject({ cardName: null, isErased: true, claimedAt: now })
  expect(await findAwardByClaimCode(card.code, { database })).toBeUndefined()
  expect(await compareImpact({ database })).toEqual([])
  expect(await undoCardErasure(card, { ...services, now: hours(25) })).toMatchObject({ ok: false })
})

test('the card takes it back in time, and the name is shown as before', async () => {
  const { services, card, start, keep, settle, award } = await aKeptCard()
  await keep()
  await start()
  expect(await undoCardErasure({ ...card, pin: '1' }, { ...services, now })).toMatchObject({ refusal: 'pin-is-wrong' })
  expect(await undoCardErasure(card, { ...services, now: hours(23) })).toEqual({ ok: true })
  await settle(hours(25))
  expect(await award()).toMatchObject({ nameShown: true, cardName: `${name}!`, isErased: false })
})

test('what an account has kept meanwhile is no card’s any more', async () => {
  const { town, services, database, card, start, keep, settle, award } = await aKeptCard()
  await keep()
  await start()
  const people = await addPeople([{ name: 'Mo', email: 'mo@home.example' }], { database, now })
  const signedIn = mintSignedIn({ personId: people.get('mo@home.example') ?? '', email: 'mo@home.example', name: 'Mo' })
  expect(await keepAwardByCode(card, { ...services, signedIn, now })).toMatchObject({ ok: true })
  await settle(hours(24))
  expect(await award()).toMatchObject({ isErased: false, personId: signedIn.personId, recipientName: name })
  expect(await compareImpact({ database: town.database })).toEqual([])
})
