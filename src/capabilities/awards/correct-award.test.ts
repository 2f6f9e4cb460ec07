import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { correctNow } from '#tests/support/corrections.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { checkSignedAward } from './check-badge.ts'
import { findAward, findSignedAward } from './find-award.ts'
import { findSuccessor } from './find-successor.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { countHolders, listAwards } from './list-awards.ts'
import { publicAward } from './public-award.ts'
import { suspendAwards } from './suspend-awards.ts'
import { withdrawAward } from './withdraw-award.ts'

async function awarded(town: Town, recipient: { name: string; email: string }) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const powers = { ...town.services, issuer: library.issuer, now }
  const outcome = await issueAwards({ badgeId, lines: [{ recipient, evidence: [] }], notify: false }, powers)
  const [line] = outcome.ok ? outcome.lines : []
  if (!line?.ok) throw new Error('not awarded')
  return { badgeId, powers, awardId: line.awardId }
}

async function signedInAs(town: Town, email: string) {
  const people = await addPeople([{ name: 'Learner', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Learner' })
}

const verdictOf = async (town: Town, id: string) => {
  const signed = await findSignedAward(id, town)
  return signed && (await checkSignedAward(signed, { ...town.services, now })).report.verdict
}

test('a kept badge with a wrong name is signed anew, stays kept, and the former points at it; figures count one', async () => {
  const town = await aTown()
  const { badgeId, powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  const ava = await signedInAs(town, 'ava@example.org')
  await keepAwards({ ...town.services, signedIn: ava, now })
  const outcome = await correctNow({ awardId, name: 'Ava', email: 'AVA@example.org' }, powers)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const after = await findAward(outcome.awardId, town)
  expect(after).toMatchObject({ recipientName: 'Ava', personId: ava.personId, claimedAt: now, revokedAt: null })
  expect(await findAward(awardId, town)).toMatchObject({ correctedBy: outcome.awardId, revokedAt: now })
  expect([await verdictOf(town, awardId), await verdictOf(town, outcome.awardId)]).toEqual([
    'genuine-but-no-longer-valid',
    'genuine',
  ])
  expect(await countHolders(badgeId, town)).toBe(1)
  expect(await correctNow({ awardId, name: 'Ava', email: '' }, powers)).toMatchObject({
    refusal: 'award-is-withdrawn',
  })
})

test('a badge whose corrected name is another account’s at that address is not put into either account', async () => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Eva', email: 'parent@example.org' })
  const parent = await signedInAs(town, 'parent@example.org')
  await keepAwards({ ...town.services, signedIn: parent, now })
  const other = await signedInAs(town, 'ben@example.org')
  await town.pool.query(
    `insert into recipients (id, email, name, name_key, created_at, person_id)
    values (gen_random_uuid(), 'parent@example.org', 'Ben', 'ben', now(), $1)`,
    [other.personId],
  )
  const outcome = await correctNow({ awardId, name: 'Ben', email: 'parent@example.org' }, powers)
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect(await findAward(outcome.awardId, town)).toMatchObject({ personId: other.personId, claimedAt: null })
})

test('a correction that is refused leaves the badge as it was', async () => {
  const town = await aTown()
  const { badgeId, powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  expect(await correctNow({ awardId, name: '', email: '' }, powers)).toMatchObject({
    refusal: 'recipient-is-missing',
  })
  expect(await correctNow({ awardId, name: 'A', email: 'no' }, powers)).toMatchObject({ refusal: 'email-is-wrong' })
  await town.pool.query(`update badges set status = 'archived' where id = $1`, [badgeId])
  expect(await correctNow({ awardId, name: 'Ava', email: '' }, powers)).toMatchObject({
    refusal: 'badge-is-archived',
  })
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null, correctedBy: null })
})

test('an issuer of another organisation corrects nothing', async () => {
  const town = await aTown()
  const { awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { ...town.services, issuer: other.issuer, now }
  expect(await correctNow({ awardId, name: 'Ava', email: '' }, powers)).toMatchObject({ refusal: 'award-not-found' })
})

test('correcting twice, or while it is withdrawn, at the same moment: one happens', async () => {
  const town = await aTown({ warm: 8 })
  const { badgeId, powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  const request = { awardId, name: 'Ava', email: 'ava@example.org' }
  const twice = await Promise.all([
    correctNow(request, powers),
    correctNow(request, powers),
    correctNow(request, powers),
  ])
  expect(twice.filter((one) => one.ok)).toHaveLength(1)
  expect(await countHolders(badgeId, town)).toBe(1)
  const second = twice.find((one) => one.ok)
  const current = second?.ok ? second.awardId : ''
  const [corrected, withdrawn] = await Promise.all([
    correctNow({ ...request, awardId: current, name: 'Aoife' }, powers),
    withdrawAward({ awardId: current, reason: 'x' }, powers),
  ])
  expect(corrected.ok).toBe(!withdrawn.ok)
  expect(await countHolders(badgeId, town)).toBe(corrected.ok ? 1 : 0)
})

test('a badge on hold is not corrected out of its hold, and nothing is signed where nothing is different', async () => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  const same = await correctNow({ awardId, name: ' Eva ', email: 'AVA@example.org' }, powers)
  expect(same).toEqual({ ok: false, refusal: 'nothing-changed' })
  await suspendAwards({ awardIds: [awardId], reason: 'We look into it.' }, powers)
  const held = await correctNow({ awardId, name: 'Ava', email: 'ava@example.org' }, powers)
  expect(held).toEqual({ ok: false, refusal: 'award-is-on-hold' })
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null, suspendedAt: now })
})

const pointerOf = async (town: Town, id: string) => {
  const award = await findAward(id, town)
  return {
    page: award && publicAward(award, now).correctedBy,
    check: (await findSuccessor({ subject: `urn:uuid:${id}` }, { ...town.services, now }))?.awardId,
  }
}

test('the former badge leads everybody to the one in its place, where both are one learner’s', async () => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  await keepAwards({ ...town.services, signedIn: await signedInAs(town, 'ava@example.org'), now })
  const outcome = await correctNow({ awardId, name: 'Ava', email: 'ava@example.org' }, powers)
  const next = outcome.ok ? outcome.awardId : undefined
  expect(await pointerOf(town, awardId)).toEqual({ page: next, check: next })
  expect(await findSuccessor({ subject: 'urn:uuid:no' }, { ...town.services, now })).toBeUndefined()
  expect(await findSuccessor({ subject: undefined }, { ...town.services, now })).toBeUndefined()
})

test.each<[string, boolean]>([
  ['waits', false],
  ['was kept', true],
])('a stranger who has a badge of a wrong person that %s does not find the right one by it', async (_, isKept) => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Wrong Person', email: 'wrong@example.org' })
  if (isKept) await keepAwards({ ...town.services, signedIn: await signedInAs(town, 'wrong@example.org'), now })
  const outcome = await correctNow({ awardId, name: 'Right One', email: 'right@example.org' }, powers)
  expect(outcome.ok).toBe(true)
  expect(await pointerOf(town, awardId)).toEqual({ page: null, check: undefined })
})

test('a name that is not a slip of the former is shown to nobody before its learner says so', async () => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Rhys Instance', email: 'family@example.org' })
  await keepAwards({ ...town.services, signedIn: await signedInAs(town, 'family@example.org'), now })
  await town.pool.query('update awards set name_shown = true')
  const slip = await correctNow({ awardId, name: 'R. Instance', email: 'family@example.org' }, powers)
  const first = slip.ok ? slip.awardId : ''
  expect(await findAward(first, town)).toMatchObject({ nameShown: true })
  const other = await correctNow({ awardId: first, name: 'Nia Instance', email: 'family@example.org' }, powers)
  expect(await findAward(other.ok ? other.awardId : '', town)).toMatchObject({ nameShown: false, claimedAt: now })
})

test.each(Array.from({ length: 6 }, (_, round) => round))(
  'corrected while it is kept, a badge is kept by its learner or waits for them, and there is one (%i)',
  async () => {
    const town = await aTown({ warm: 6 })
    const { badgeId, powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
    const signedIn = await signedInAs(town, 'ava@example.org')
    const [corrected] = await Promise.all([
      correctNow({ awardId, name: 'Ava', email: 'ava@example.org' }, powers),
      keepAwards({ ...town.services, signedIn, now }),
    ])
    const next = await findAward(corrected.ok ? corrected.awardId : '', town)
    expect(next).toMatchObject({ revokedAt: null, recipientName: 'Ava' })
    expect([null, signedIn.personId]).toContain(next?.personId)
    // Kept before, it stays kept; and what waits is kept by another press.
    if (next?.claimedAt === null) await keepAwards({ ...town.services, signedIn, now })
    expect(await findAward(next?.id ?? '', town)).toMatchObject({ personId: signedIn.personId, claimedAt: now })
    expect(await countHolders(badgeId, town)).toBe(1)
  },
)

test('after a correction figures, portfolio and the steps of pathways go on with one badge', async () => {
  const town = await aTown()
  const { powers, awardId } = await awarded(town, { name: 'Eva', email: 'ava@example.org' })
  const ava = await signedInAs(town, 'ava@example.org')
  await keepAwards({ ...town.services, signedIn: ava, now })
  await town.pool.query('update people set holdings_followed = true where id = $1', [ava.personId])
  const figures = async () =>
    (await town.pool.query('select sum(badges)::int as badges, sum(kept)::int as kept from impact_notes')).rows
  expect(await figures()).toEqual([{ badges: 1, kept: 1 }])
  const outcome = await correctNow({ awardId, name: 'Ava', email: 'ava@example.org' }, powers)
  expect(await figures()).toEqual([{ badges: 1, kept: 1 }])
  const { rows } = await listAwards({ personId: ava.personId, state: 'kept', limit: 9 }, town)
  expect(rows.map((row) => row.id)).toEqual([outcome.ok ? outcome.awardId : ''])
  const jobs = await town.pool.query(`select data from pgboss.job where name = 'awards.holdings-changed'`)
  expect(jobs.rows[0]?.data).toEqual({ personIds: [ava.personId] })
})
