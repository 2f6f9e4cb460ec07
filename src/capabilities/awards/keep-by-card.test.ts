import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { cardPinOf, claimCodeOf } from './claim-code.ts'
import { findAward } from './find-award.ts'
import { issueAwardRun } from './issue-award-run.ts'
import { keepAwardByCode } from './keep-awards.ts'
import { checkCard, keepByCard } from './keep-by-card.ts'
import { publicAward } from './public-award.ts'
import { startAwardRun } from './start-award-run.ts'
import { undoAwardRun } from './undo-award-run.ts'
import { withdrawAward } from './withdraw-award.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

async function aCard(town: Town) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const runId = randomUUID()
  const powers = { ...town.services, issuer: library.issuer, now }
  const lines = [{ recipient: { name: 'As listed' }, evidence: [] }]
  await startAwardRun({ badgeId, notify: true, requestId: runId, lines }, powers)
  await issueAwardRun({ runId }, powers)
  const { id } = await town.database
    .selectFrom('awards')
    .select('id')
    .where('runId', '=', runId)
    .executeTakeFirstOrThrow()
  const { masterKey } = town.services
  return { runId, powers, awardId: id, code: claimCodeOf(id, masterKey), pin: cardPinOf(id, masterKey) }
}

async function aLearner(town: Town, email: string) {
  const people = await addPeople([{ name: 'Learner', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Learner' })
}

const wrongOf = (pin: string) => (pin === '000000' ? '000001' : '000000')

test('keeps a badge with card and PIN under a name of the learner’s choice, without an address', async () => {
  const town = await aTown()
  const { awardId, code, pin } = await aCard(town)
  const at = { ...town.services, now }
  expect(await keepByCard({ code, pin: ` ${pin} `, name: ' Kit ', nameShown: true }, at)).toEqual({ ok: true, awardId })
  const award = await findAward(awardId, { database: town.database })
  expect(award).toMatchObject({ keptByCard: true, cardName: 'Kit', personId: null, claimedAt: now })
  expect(award && publicAward(award, now).learner).toBe('Kit')
  // The learner thinks again: the name is changed, or taken off.
  await keepByCard({ code, pin, name: '', nameShown: true }, at)
  const again = await findAward(awardId, { database: town.database })
  expect(again && publicAward(again, now).learner).toBeNull()
})

test('a PIN cannot be found by trying: after five a wait follows, which the right one does not pass either', async () => {
  const town = await aTown({ warm: 6 })
  const { code, pin } = await aCard(town)
  const keep = (typed: string, moment: Date) =>
    keepByCard({ code, pin: typed, name: '', nameShown: false }, { ...town.services, now: moment })
  const tries = await Promise.all(Array.from({ length: 12 }, () => keep(wrongOf(pin), now)))
  expect(tries.filter((one) => !one.ok && one.refusal === 'pin-is-wrong').length).toBeLessThanOrEqual(5)
  expect(await keep(pin, minutes(0.5))).toMatchObject({ refusal: 'too-many-tries' })
  expect(await keep(pin, minutes(3))).toMatchObject({ ok: true })
})

test('a badge that was kept with its card is joined to an account by its PIN alone', async () => {
  const town = await aTown()
  const { awardId, code, pin } = await aCard(town)
  const at = { ...town.services, now }
  await keepByCard({ code, pin, name: 'Kit', nameShown: true }, at)
  const signedIn = await aLearner(town, 'kit@example.org')
  const join = (typed?: string) =>
    keepAwardByCode({ code, ...(typed !== undefined && { pin: typed }) }, { ...at, signedIn })
  expect(await join()).toEqual({ ok: false, refusal: 'award-is-kept' })
  expect(await join(wrongOf(pin))).toEqual({ ok: false, refusal: 'award-is-kept' })
  expect(await join(pin)).toEqual({ ok: true, awardIds: [awardId] })
  const award = await findAward(awardId, { database: town.database })
  expect(award).toMatchObject({ keptByCard: false, personId: signedIn.personId, cardName: 'Kit' })
  // From now on it is that account's: the card opens nothing.
  expect(await checkCard({ code, pin }, at)).toEqual({ ok: false, refusal: 'award-is-kept' })
  const thief = await aLearner(town, 'thief@example.org')
  expect(await keepAwardByCode({ code, pin }, { ...at, signedIn: thief })).toEqual({
    ok: false,
    refusal: 'award-is-kept',
  })
})

test('card and account at the same moment: one of the two keeps it', async () => {
  const town = await aTown({ warm: 6 })
  for (let round = 0; round < 8; round++) {
    const { awardId, code, pin } = await aCard(town)
    const signedIn = await aLearner(town, `racer${round}@example.org`)
    const [byCard, byAccount] = await Promise.all([
      keepByCard({ code, pin, name: 'Kit', nameShown: false }, { ...town.services, now }),
      keepAwardByCode({ code }, { ...town.services, signedIn, now }),
    ])
    expect([byCard.ok, byAccount.ok].filter(Boolean)).toHaveLength(1)
    const award = await findAward(awardId, { database: town.database })
    expect(award?.keptByCard).toBe(byCard.ok)
  }
})

test('opens nothing that was withdrawn or taken back, and no letters of nothing', async () => {
  const town = await aTown()
  const { awardId, code, pin, powers } = await aCard(town)
  const other = await aCard(town)
  await withdrawAward({ awardId, reason: 'Left.' }, powers)
  await undoAwardRun({ runId: other.runId }, other.powers)
  const unknown = { ok: false, refusal: 'card-is-unknown' }
  const at = { ...town.services, now }
  expect(await checkCard({ code, pin }, at)).toEqual(unknown)
  expect(await checkCard({ code: other.code, pin: other.pin }, at)).toEqual(unknown)
  expect(await checkCard({ code: '0000000000', pin }, at)).toEqual(unknown)
  expect(await keepByCard({ code, pin, name: 'x'.repeat(121), nameShown: false }, at)).toEqual({
    ok: false,
    refusal: 'name-is-too-long',
  })
})
