import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { claimCodeOf, readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardOffer } from '#capabilities/awards/find-award-offer.ts'
import { issueAwardRun } from '#capabilities/awards/issue-award-run.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { keepChosenAwards } from '#capabilities/awards/keep-chosen-awards.ts'
import { keepOfferedAward } from '#capabilities/awards/keep-offered-award.ts'
import { listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { showAward } from '#capabilities/awards/show-award.ts'
import { startAwardOffer } from '#capabilities/awards/start-award-offer.ts'
import { startAwardRun } from '#capabilities/awards/start-award-run.ts'
import { tellWithdrawn } from '#capabilities/awards/tell-withdrawn.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { takeSeats } from '#capabilities/events/take-seats.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { listLog } from '#capabilities/places/list-log.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, aStranger } from '#tests/support/bookings.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { acceptHandover } from './accept-handover.ts'
import { addChild } from './add-child.ts'
import { confirmGuardian } from './confirm-guardian.ts'
import { findChild } from './find-child.ts'
import { findGuardianAtDesk } from './find-guardian-at-desk.ts'
import { findHandover } from './find-handover.ts'
import { handoverCodeOf, newDeskCode, readDeskCode, readHandoverCode, writeDeskCode } from './guardian-code.ts'
import { listChildren } from './list-children.ts'
import { listGuardiansVerified } from './list-guardians-verified.ts'
import { removeChild } from './remove-child.ts'
import { settleGuardians } from './settle-guardians.ts'
import { startHandover } from './start-handover.ts'
import { stopGuardian } from './stop-guardian.ts'
import { tellGuardian } from './tell-guardian.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { updateChild } from './update-child.ts'
import { withdrawHandover } from './withdraw-handover.ts'

const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000)

async function aPerson(town: Town, name: string, ageBand: AgeBand | undefined = '25-plus') {
  const email = `${name.toLowerCase()}@home.example`
  const people = await addPeople([{ name, email, ageBand }], { database: town.database, now })
  const personId = needed(people.get(email), 'a person that was added')
  return { ...mintSignedIn({ personId, email, name }), personId, email, name }
}

/** A town with a mother, who can add children, and what happens to them. */
async function aFamily({ proof = 'address' as 'address' | 'organisation', warm = 0 } = {}) {
  const town = await aTown({ warm })
  if (proof === 'organisation')
    await town.pool.query(`update places set guardian_proof = 'organisation' where id = $1`, [town.placeId])
  const mother = await aPerson(town, 'Mari')
  const at = (moment = now) => ({ ...town.services, now: moment })
  const add = (name: string, change: Partial<Parameters<typeof addChild>[0]> = {}, signedIn = mother) =>
    addChild({ requestId: randomUUID(), name, placeId: town.placeId, declares: true, ...change }, { ...at(), signedIn })
  const child = async (name: string) => {
    const outcome = await add(name)
    if (!outcome.ok) throw new Error(outcome.refusal)
    const { childId } = outcome
    const signedIn = mintSignedIn({ personId: childId, email: mother.email, name, guardianId: mother.personId })
    return { childId, signedIn }
  }
  const see = async (childId: string, guardianId = mother.personId) => findChild({ childId, guardianId }, at())
  const give = async (names: string[], email = mother.email) => {
    const owner = await anOrganisation(town, { name: `Club ${randomUUID().slice(0, 8)}` })
    const { badgeId } = await aBadge(town, owner)
    const runId = randomUUID()
    const lines = names.map((name) => ({ recipient: { name, ...(email !== 'none' && { email }) }, evidence: [] }))
    const powers = { ...at(), issuer: owner.issuer }
    await startAwardRun({ badgeId, notify: false, requestId: runId, lines }, powers)
    await issueAwardRun({ runId }, powers)
    const rows = await town.database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'recipientId')
      .select(['awards.id', 'recipientId', 'recipients.name'])
      .where('runId', '=', runId)
      .execute()
    return { owner, awards: new Map(rows.map((row) => [row.name, row])) }
  }
  const held = async (personId: string) =>
    (await listAwards({ personId, limit: 50 }, town.services)).rows.map(({ recipientName }) => recipientName)
  return { town, mother, at, add, child, see, give, held }
}

test('an adult adds a child, once for a form that is sent twice, and no account can be opened with it', async () => {
  const { town, mother, add, see } = await aFamily({ warm: 6 })
  const requestId = randomUUID()
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => add('  Ash   Jones ', { requestId })))
  const childIds = new Set(outcomes.map((one) => one.ok && one.childId))
  expect(childIds.size).toBe(1)
  const childId = String([...childIds][0])
  expect(await see(childId)).toMatchObject({ childName: 'Ash Jones', state: 'verified', verifiedBy: 'address' })
  expect(await findPerson({ id: childId }, town.services)).toBeUndefined()
  expect(await listChildren({ guardianId: mother.personId }, { ...town.services, now })).toHaveLength(1)
})

test.each([
  ['16-17', {}, 'guardian-must-be-adult'],
  [undefined, {}, 'guardian-must-be-adult'],
  ['25-plus', { declares: false }, 'guardian-must-declare'],
  ['25-plus', { name: ' ' }, 'child-needs-a-name'],
  ['25-plus', { name: 'x'.repeat(121) }, 'name-is-too-long'],
  ['25-plus', { placeId: randomUUID() }, 'place-not-found'],
] as const)('of %s with %j it is refused: %s', async (ageBand, change, refusal) => {
  const { town, add } = await aFamily()
  const person = await aPerson(town, 'Other', ageBand)
  if (ageBand === undefined) await town.pool.query('update people set age_band = null where id = $1', [person.personId])
  expect(await add('Ash', change, person)).toEqual({ ok: false, refusal })
})

test('a child is not added twice, as by going back to the form', async () => {
  const { add } = await aFamily()
  expect(await add('Ash Jones')).toMatchObject({ ok: true })
  expect(await add(' ásh  jones')).toEqual({ ok: false, refusal: 'child-is-here' })
})

test('in a place that is closed nobody is added', async () => {
  const { town, add } = await aFamily()
  await town.pool.query('update places set closed_at = now()')
  expect(await add('Ash')).toEqual({ ok: false, refusal: 'place-not-found' })
})

test('a guardian has twelve children at most', async () => {
  const { add } = await aFamily()
  for (let index = 0; index < 12; index += 1) expect(await add(`Child ${index}`)).toMatchObject({ ok: true })
  expect(await add('One more')).toEqual({ ok: false, refusal: 'too-many-children' })
})

test('nobody but the guardian finds a child, renames it, takes it off or hands it over', async () => {
  const { town, at, child, see, mother } = await aFamily()
  const { childId } = await child('Ash')
  const other = await aPerson(town, 'Other')
  const signedIn = other
  expect(await see(childId, other.personId)).toBeUndefined()
  const gone = { ok: false, refusal: 'child-not-found' }
  expect(await updateChild({ childId, name: 'Mine' }, { ...at(), signedIn })).toEqual(gone)
  expect(await removeChild({ childId }, { ...at(), signedIn })).toEqual(gone)
  expect(await withdrawHandover({ childId }, { ...at(), signedIn })).toEqual(gone)
  const asked = { childId, email: 'thief@home.example', isThirteen: true }
  expect(await startHandover(asked, { ...at(), signedIn })).toEqual(gone)
  expect(await see(childId)).toMatchObject({ childName: 'Ash', handover: null })
  expect(await updateChild({ childId, name: ' ' }, { ...at(), signedIn: mother })).toMatchObject({ ok: false })
  expect(await updateChild({ childId, name: 'x'.repeat(121) }, { ...at(), signedIn: mother })).toMatchObject({
    refusal: 'name-is-too-long',
  })
  expect(await updateChild({ childId, name: 'Ashley' }, { ...at(), signedIn: mother })).toEqual({ ok: true })
  expect(await removeChild({ childId }, { ...at(), signedIn: mother })).toEqual({ ok: true })
  const { rows } = await town.pool.query('select 1 from people where id = $1', [childId])
  expect(rows).toEqual([])
})

test('brothers and sisters who share an address are kept apart, and counted as two', async () => {
  const { town, mother, at, child, give, held } = await aFamily()
  const [ash, bo] = [await child('Ash'), await child('Bo')]
  const { awards } = await give(['Ash', 'Bo', 'Mari'])
  const recipientOf = (name: string) => needed(awards.get(name), name).recipientId
  const keep = (name: string, signedIn: typeof mother | typeof ash.signedIn) =>
    keepChosenAwards({ recipientIds: [recipientOf(name)] }, { ...at(), signedIn })
  expect(await keep('Ash', ash.signedIn)).toMatchObject({ ok: true })
  expect(await keep('Bo', bo.signedIn)).toMatchObject({ ok: true })
  // Kept already: pressed again in another tab.
  expect(await keep('Ash', mother)).toEqual({ ok: false, refusal: 'nothing-to-keep' })
  expect(await keep('Mari', mother)).toMatchObject({ ok: true })
  expect([await held(ash.childId), await held(bo.childId), await held(mother.personId)]).toEqual([
    ['Ash'],
    ['Bo'],
    ['Mari'],
  ])
  // The next one for Ash waits for Ash alone.
  await give(['Ash'])
  const waits = async (personId: string, email: string) =>
    (await listNotKeptFor({ personId, emails: [email], limit: 9 }, town.services)).map(
      ({ recipientName }) => recipientName,
    )
  expect(await waits(ash.childId, '')).toEqual(['Ash'])
  expect(await waits(mother.personId, mother.email)).toEqual([])
  // The guardian is the one who acted.
  const { rows } = await town.pool.query(`select distinct actor_id from audit_entries where action = 'award.claimed'`)
  expect(rows).toEqual([{ actorId: undefined, actor_id: mother.personId }].map(({ actor_id }) => ({ actor_id })))
})

test('a stranger keeps nothing of a family by naming its recipients', async () => {
  const { town, at, child, give, held } = await aFamily()
  const { childId, signedIn } = await child('Ash')
  const { awards } = await give(['Ash'])
  const { recipientId } = needed(awards.get('Ash'), 'Ash')
  const other = await aPerson(town, 'Other')
  const steal = () => keepChosenAwards({ recipientIds: [recipientId] }, { ...at(), signedIn: other })
  const nothing = { ok: false, refusal: 'nothing-to-keep' }
  expect(await steal()).toEqual(nothing)
  await keepChosenAwards({ recipientIds: [recipientId] }, { ...at(), signedIn })
  await give(['Ash'])
  expect(await steal()).toEqual(nothing)
  expect([await held(other.personId), await held(childId)]).toEqual([[], ['Ash']])
})

test('a code keeps a badge for the child who is chosen', async () => {
  const { town, at, child, give, held } = await aFamily()
  const { childId, signedIn } = await child('Ash')
  const { awards } = await give(['Ash'], 'none')
  const code = claimCodeOf(needed(awards.get('Ash'), 'Ash').id, town.services.masterKey)
  expect(await keepAwardByCode({ code }, { ...at(), signedIn })).toMatchObject({ ok: true })
  expect(await held(childId)).toEqual(['Ash'])
})

test('no award of a child can be made public by the guardian', async () => {
  const { mother, at, child, give } = await aFamily()
  const { signedIn } = await child('Ash')
  const { awards } = await give(['Ash'])
  const { id, recipientId } = needed(awards.get('Ash'), 'Ash')
  await keepChosenAwards({ recipientIds: [recipientId] }, { ...at(), signedIn })
  const shown = { awardId: id, visibility: 'public' as const, nameShown: true }
  expect(await showAward(shown, { ...at(), signedIn: mother })).toEqual({ ok: false, refusal: 'award-not-found' })
  // Nor with what stands for the child, should a page ever pass it on.
  expect(await showAward(shown, { ...at(), signedIn })).toEqual({ ok: false, refusal: 'award-not-found' })
})

test('that a badge was withdrawn is told to the guardian', async () => {
  const { town, mother, at, child, give } = await aFamily()
  const { signedIn } = await child('Ash')
  const { owner, awards } = await give(['Ash'], 'none')
  const { id } = needed(awards.get('Ash'), 'Ash')
  const code = claimCodeOf(id, town.services.masterKey)
  await keepAwardByCode({ code }, { ...at(), signedIn })
  await withdrawAward({ awardId: id, reason: 'By mistake' }, { ...at(), issuer: owner.issuer })
  const sent: Mail[] = []
  await tellWithdrawn({ awardIds: [id] }, { ...at(), mailer: async (mail) => void sent.push(mail) })
  expect(sent.map(({ to }) => to)).toEqual([mother.email])
})

test('a child with badges is not taken off by mistake', async () => {
  const { mother, at, child, give } = await aFamily()
  const { childId, signedIn } = await child('Ash')
  const { awards } = await give(['Ash'])
  await keepChosenAwards({ recipientIds: [needed(awards.get('Ash'), 'Ash').recipientId] }, { ...at(), signedIn })
  expect(await removeChild({ childId }, { ...at(), signedIn: mother })).toEqual({
    ok: false,
    refusal: 'child-has-badges',
  })
})

test('a person of an organisation of the place confirms a guardian by the code that they show', async () => {
  const { town, mother, at, child, see } = await aFamily({ proof: 'organisation' })
  const { childId } = await child('Ash')
  const waiting = needed(await see(childId), 'the child')
  expect(waiting).toMatchObject({ state: 'waiting', verifiedBy: null })
  const typed = writeDeskCode(waiting.deskCode).toLowerCase()
  const library = await anOrganisation(town)
  const stranger = await anOrganisation(town, { name: 'Far Away', approved: false })
  const { issuer } = library
  expect(await findGuardianAtDesk({ typed: '0000-0000' }, { ...at(), issuer })).toEqual({
    ok: false,
    refusal: 'code-is-unknown',
  })
  expect(await findGuardianAtDesk({ typed }, { ...at(), issuer })).toEqual({
    ok: true,
    guardian: {
      ...{ childId, childName: 'Ash', guardianName: 'Mari', guardianEmail: mother.email, isVerified: false },
    },
  })
  expect(await confirmGuardian({ typed }, { ...at(), issuer: stranger.issuer })).toEqual({
    ok: false,
    refusal: 'organisation-not-there',
  })
  expect(await confirmGuardian({ typed: 'nonsense' }, { ...at(), issuer })).toEqual({
    ok: false,
    refusal: 'code-is-unknown',
  })
  expect(await confirmGuardian({ typed }, { ...at(), issuer })).toEqual({ ok: true })
  expect(await confirmGuardian({ typed }, { ...at(), issuer })).toEqual({ ok: false, refusal: 'guardian-is-verified' })
  expect(await see(childId)).toMatchObject({ state: 'verified', organisationName: 'Jubilee Library' })
  const { rows: listed } = await listGuardiansVerified(
    { organisationId: library.organisationId, limit: 9 },
    town.services,
  )
  expect(listed).toMatchObject([{ childId, guardianEmail: mother.email, memberName: 'Jubilee Library manager' }])
})

test('nobody says of themselves that they are known', async () => {
  const { town, at, see, add } = await aFamily({ proof: 'organisation' })
  const library = await anOrganisation(town)
  await town.pool.query(`update people set age_band = '25-plus' where id = $1`, [library.personId])
  const member = mintSignedIn({ personId: library.personId, email: 'member@library.example', name: 'Member' })
  const added = await add(
    'Own',
    {},
    { ...member, personId: library.personId, email: 'member@library.example', name: 'M' },
  )
  if (!added.ok) throw new Error(added.refusal)
  const typed = needed(await see(added.childId, library.personId), 'the child').deskCode
  const unknown = { ok: false, refusal: 'code-is-unknown' }
  expect(await findGuardianAtDesk({ typed }, { ...at(), issuer: library.issuer })).toEqual(unknown)
  expect(await confirmGuardian({ typed }, { ...at(), issuer: library.issuer })).toEqual(unknown)
})

test('codes cannot be found by trying', async () => {
  const { town, at, child, see } = await aFamily({ proof: 'organisation' })
  const { childId } = await child('Ash')
  const typed = needed(await see(childId), 'the child').deskCode
  const { issuer } = await anOrganisation(town)
  for (let index = 0; index < 10; index += 1) await findGuardianAtDesk({ typed: newDeskCode() }, { ...at(), issuer })
  expect(await findGuardianAtDesk({ typed }, { ...at(), issuer })).toMatchObject({ refusal: 'too-many-tries' })
  // Neither by looking nor by confirming.
  const other = { ...at(), issuer: (await anOrganisation(town, { name: 'Other' })).issuer }
  for (let index = 0; index < 10; index += 1) await confirmGuardian({ typed: newDeskCode() }, other)
  expect(await confirmGuardian({ typed }, other)).toMatchObject({ refusal: 'too-many-tries' })
  expect(await see(childId)).toMatchObject({ state: 'waiting' })
})

test('a whole evening of parents is confirmed at one desk without a wait', async () => {
  const { town, at, add, see } = await aFamily({ proof: 'organisation' })
  const powers = { ...at(), issuer: (await anOrganisation(town)).issuer }
  for (let turn = 0; turn < 7; turn += 1) {
    const parent = await aPerson(town, `Parent${turn}`)
    const added = await add('Ash', {}, parent)
    if (!added.ok) throw new Error(added.refusal)
    const typed = needed(await see(added.childId, parent.personId), 'the child').deskCode
    expect(await findGuardianAtDesk({ typed }, powers)).toMatchObject({ ok: true })
    expect(await confirmGuardian({ typed }, powers)).toEqual({ ok: true })
  }
})

test('a guardian who is not verified hands nothing over', async () => {
  const { mother, at, child } = await aFamily({ proof: 'organisation' })
  const { childId } = await child('Ash')
  const asked = { childId, email: 'ash@own.example', isThirteen: true }
  expect(await startHandover(asked, { ...at(), signedIn: mother })).toEqual({
    ok: false,
    refusal: 'guardian-is-not-verified',
  })
})

test('the organisation that confirmed a guardian ends it, and they see nothing any more', async () => {
  const { town, mother, at, child, see, give, held } = await aFamily({ proof: 'organisation' })
  const { childId, signedIn } = await child('Ash')
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const typed = needed(await see(childId), 'the child').deskCode
  await confirmGuardian({ typed }, { ...at(), issuer: library.issuer })
  const { awards } = await give(['Ash'])
  await keepChosenAwards({ recipientIds: [needed(awards.get('Ash'), 'Ash').recipientId] }, { ...at(), signedIn })
  await startHandover({ childId, email: 'ash@own.example', isThirteen: true }, { ...at(), signedIn: mother })
  const code = handoverCodeOf({ childId, askedAt: now }, town.services.masterKey)
  const stop = (reason: string, issuer = library.issuer) => stopGuardian({ childId, reason }, { ...at(), issuer })
  expect(await stop('Not theirs', other.issuer)).toEqual({ ok: false, refusal: 'guardian-not-found' })
  expect(await stop(' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await stop('x'.repeat(501))).toEqual({ ok: false, refusal: 'reason-is-too-long' })
  expect(await stop('They moved')).toEqual({ ok: true })
  expect(await stop('Again')).toEqual({ ok: false, refusal: 'guardian-not-found' })
  expect(await see(childId)).toBeUndefined()
  expect(await listChildren({ guardianId: mother.personId }, at())).toMatchObject([
    { state: 'revoked', revocationReason: 'They moved' },
  ])
  expect(await findHandover({ code }, at())).toBeUndefined()
  expect(await confirmGuardian({ typed }, { ...at(), issuer: library.issuer })).toMatchObject({ ok: false })
  expect((await town.pool.query('select 1 from handovers')).rows).toEqual([])
  // Nothing of the child is lost.
  expect(await held(childId)).toEqual(['Ash'])
})

test('at 13 everything goes to an account of their own, once both have agreed', async () => {
  const { town, mother, at, child, give, held, see } = await aFamily({ warm: 4 })
  const { childId, signedIn } = await child('Ash')
  const { awards } = await give(['Ash'])
  await keepChosenAwards({ recipientIds: [needed(awards.get('Ash'), 'Ash').recipientId] }, { ...at(), signedIn })
  const learners = async () =>
    (
      await town.pool.query(
        'select sum(badges)::int as badges from impact_notes group by learner_id having sum(badges) <> 0',
      )
    ).rows
  const asked = { childId, email: ' Ash@Own.Example ', isThirteen: true }
  const start = (change: Partial<typeof asked> = {}) =>
    startHandover({ ...asked, ...change }, { ...at(), signedIn: mother })
  expect(await start({ isThirteen: false })).toEqual({ ok: false, refusal: 'child-must-be-13' })
  expect(await start({ email: mother.email })).toEqual({ ok: false, refusal: 'address-is-the-guardians' })
  expect(await start()).toEqual({ ok: true })
  const code = handoverCodeOf({ childId, askedAt: now }, town.services.masterKey)
  const young = await aPerson(town, 'Ash', '13-15')
  const asYoung = { ...young, email: 'ash@own.example', emails: ['ash@own.example'] as readonly string[] }
  const accept = (change: { agrees?: boolean; signedIn?: typeof asYoung; code?: string; at?: Date } = {}) =>
    acceptHandover(
      { code: change.code ?? code, agrees: change.agrees ?? true },
      { ...at(change.at), signedIn: change.signedIn ?? asYoung },
    )
  // The guardian cannot agree for them, nor can another person who has the link.
  expect(await accept({ signedIn: mother })).toEqual({ ok: false, refusal: 'address-is-another' })
  expect(await accept({ agrees: false })).toEqual({ ok: false, refusal: 'must-agree' })
  expect(await accept({ at: days(15) })).toEqual({ ok: false, refusal: 'handover-is-over' })
  expect(await accept({ code: `${code}x` })).toEqual({ ok: false, refusal: 'handover-is-over' })
  expect(await findHandover({ code }, at())).toMatchObject({ childName: 'Ash', guardianName: 'Mari', badges: 1 })
  const outcomes = await Promise.all([accept(), accept()])
  expect(outcomes.filter((one) => one.ok)).toEqual([{ ok: true, badges: 1 }])
  expect(await held(young.personId)).toEqual(['Ash'])
  expect(await see(childId)).toBeUndefined()
  expect(await findHandover({ code }, at())).toBeUndefined()
  // Counted once: the learner is the same one.
  expect(await learners()).toEqual([{ badges: 1 }])
  // What comes to the guardian's address again is asked about there.
  await give(['Ash'])
  const waiting = await listNotKeptFor({ personId: mother.personId, emails: [mother.email], limit: 9 }, town.services)
  expect(waiting).toHaveLength(1)
})

/** A child with an offer of handing over, and the young person who may accept it. */
async function aHandover(family: Awaited<ReturnType<typeof aFamily>>) {
  const { town, mother, at, child } = family
  const { childId, signedIn } = await child('Ash')
  const young = await aPerson(town, 'Ash', '13-15')
  await startHandover({ childId, email: young.email, isThirteen: true }, { ...at(), signedIn: mother })
  const code = handoverCodeOf({ childId, askedAt: now }, town.services.masterKey)
  const accept = () => acceptHandover({ code, agrees: true }, { ...at(), signedIn: young })
  return { childId, signedIn, young, accept }
}

test('a code that the child and the young person have both used is no obstacle to handing over', async () => {
  const family = await aFamily()
  const { town, at, held } = family
  const { signedIn, young, accept } = await aHandover(family)
  const owner = await anOrganisation(town, { name: 'Code club' })
  const { badgeId } = await aBadge(town, owner, { repeatable: true })
  const offer = { badgeId, opportunityId: null, evidence: [], startsAt: null, endsAt: null, mostUses: null }
  const started = await startAwardOffer({ ...offer, emails: undefined }, { ...at(), issuer: owner.issuer })
  if (!started.ok) throw new Error(started.refusal)
  const found = await findAwardOffer({ id: started.codeId, organisationId: owner.organisationId }, town.services)
  const letters = readClaimCode(found?.letters ?? '') ?? ''
  const use = (by: typeof signedIn) => keepOfferedAward({ letters }, { ...at(), signedIn: by })
  expect([(await use(signedIn)).ok, (await use(young)).ok]).toEqual([true, true])
  expect(await accept()).toEqual({ ok: true, badges: 1 })
  expect(await held(young.personId)).toHaveLength(2)
  expect(await use(young)).toEqual({ ok: false, refusal: 'used-it-already' })
})

test('a badge that is kept for a child at the moment of handing over goes along', async () => {
  const family = await aFamily({ warm: 4 })
  const { town, give } = family
  const { childId, young, accept } = await aHandover(family)
  const { awards } = await give(['Ash'])
  const { recipientId } = needed(awards.get('Ash'), 'Ash')
  let accepting: ReturnType<typeof accept> | undefined
  await town.database.transaction().execute(async (tx) => {
    // As keeping begins it.
    await lockPerson({ personId: childId }, { tx })
    await tx.updateTable('recipients').set({ personId: childId }).where('id', '=', recipientId).execute()
    accepting = accept()
    await new Promise((later) => setTimeout(later, 200))
  })
  expect(await accepting).toEqual({ ok: true, badges: 1 })
  const moved = await town.database.selectFrom('recipients').select('personId').where('id', '=', recipientId).execute()
  expect(moved).toEqual([{ personId: young.personId }])
})

test('nobody takes over who is about to be erased', async () => {
  const family = await aFamily()
  const { young, accept } = await aHandover(family)
  await family.town.pool.query('update people set erasing_at = $1 where id = $2', [now, young.personId])
  expect(await accept()).toEqual({ ok: false, refusal: 'address-is-another' })
})

test('a child for whom a badge is being kept is not taken off at the same moment', async () => {
  const { town, mother, at, child, give } = await aFamily({ warm: 4 })
  const { childId } = await child('Ash')
  const { awards } = await give(['Ash'])
  const { recipientId } = needed(awards.get('Ash'), 'Ash')
  let removing: ReturnType<typeof removeChild> | undefined
  await town.database.transaction().execute(async (tx) => {
    await lockPerson({ personId: childId }, { tx })
    await tx.updateTable('recipients').set({ personId: childId }).where('id', '=', recipientId).execute()
    removing = removeChild({ childId }, { ...at(), signedIn: mother })
    await new Promise((later) => setTimeout(later, 200))
  })
  expect(await removing).toEqual({ ok: false, refusal: 'child-has-badges' })
})

test('a young person says their age before they take over', async () => {
  const { town, mother, at, child } = await aFamily()
  const { childId } = await child('Ash')
  await startHandover({ childId, email: 'ash@home.example', isThirteen: true }, { ...at(), signedIn: mother })
  const young = await aPerson(town, 'Ash')
  await town.pool.query('update people set age_band = null where id = $1', [young.personId])
  const code = handoverCodeOf({ childId, askedAt: now }, town.services.masterKey)
  expect(await acceptHandover({ code, agrees: true }, { ...at(), signedIn: young })).toEqual({
    ok: false,
    refusal: 'age-is-missing',
  })
})

test('an offer that was taken back or replaced opens nothing, and a mailbox is not filled', async () => {
  const { town, mother, at, child } = await aFamily()
  const { childId } = await child('Ash')
  const start = (moment: Date) =>
    startHandover({ childId, email: 'ash@own.example', isThirteen: true }, { ...at(moment), signedIn: mother })
  const code = handoverCodeOf({ childId, askedAt: now }, town.services.masterKey)
  await start(now)
  await start(days(0.0001))
  const mails = await town.pool.query(`select 1 from pgboss.job where name = 'guardians.handover-offered'`)
  expect(mails.rows).toHaveLength(1)
  expect(await withdrawHandover({ childId }, { ...at(), signedIn: mother })).toEqual({ ok: true })
  expect(await findHandover({ code }, at())).toBeUndefined()
  await start(days(0.001))
  expect(await findHandover({ code }, at())).toBeUndefined()
  for (let index = 0; index < 2; index += 1) await start(days(0.002))
  expect(await start(days(0.002))).toMatchObject({ refusal: 'too-many-tries' })
})

test('mails about a child name nobody, and go where they belong', async () => {
  const { town, mother, at, child } = await aFamily()
  const { childId } = await child('Zebedee')
  await startHandover({ childId, email: 'zeb@own.example', isThirteen: true }, { ...at(), signedIn: mother })
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  await tellYoungPerson({ childId, askedAt: now.toISOString() }, { ...at(), mailer })
  // An offer that was replaced meanwhile is not written of.
  await tellYoungPerson({ childId, askedAt: days(1).toISOString() }, { ...at(), mailer })
  for (const change of ['child-added', 'verified', 'revoked', 'handed-over'] as const)
    await tellGuardian(
      { guardianId: mother.personId, change, organisationName: 'Library', at: now.toISOString() },
      { ...at(), mailer },
    )
  expect(sent.map(({ to }) => to)).toEqual(['zeb@own.example', ...Array.from({ length: 4 }, () => mother.email)])
  expect(JSON.stringify(sent)).not.toContain('Zebedee')
  const link = /handover\/([\w.-]+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  expect(readHandoverCode(link, town.services.masterKey)).toEqual({ childId, askedAt: now })
})

test('the log of a place says nothing of who has a child', async () => {
  const { town, child } = await aFamily()
  await child('Ash')
  const { entries: log } = await listLog({ placeId: town.placeId, limit: 50 }, town.services)
  expect(log.filter(({ action }) => action.startsWith('child.'))).toEqual([])
})

test('by the clock: who was never verified is forgotten with the name, and an offer nobody accepted', async () => {
  const { town, mother, at, child, see } = await aFamily({ proof: 'organisation' })
  const { childId } = await child('Ash')
  await settleGuardians({ ...at(days(29)) })
  expect(await see(childId)).toBeDefined()
  await settleGuardians({ ...at(days(31)) })
  expect(await see(childId)).toBeUndefined()
  const { rows } = await town.pool.query(`select 1 from people where name = 'Ash'`)
  expect(rows).toEqual([])
  await town.pool.query(`update places set guardian_proof = 'address'`)
  const known = await child('Bo')
  await startHandover(
    { childId: known.childId, email: 'bo@own.example', isThirteen: true },
    { ...at(), signedIn: mother },
  )
  await settleGuardians({ ...at(days(40)) })
  expect(await see(known.childId)).toMatchObject({ childName: 'Bo' })
  expect((await town.pool.query('select 1 from handovers')).rows).toEqual([])
})

test('a booked child stands on the register with the guardian’s address, another child without one', async () => {
  const { town, owner, opportunityId, startsAt, asked } = await aBookableSession({ seats: 6 })
  const mother = await aPerson(town, 'Mari')
  const stranger = await aPerson(town, 'Stranger')
  const ofMother = { requestId: randomUUID(), placeId: town.placeId, declares: true }
  const ash = await addChild({ ...ofMother, name: 'Ash' }, { ...town.services, signedIn: mother, now })
  const foreign = await addChild(
    { ...ofMother, requestId: randomUUID(), name: 'Foreign' },
    { ...town.services, signedIn: stranger, now },
  )
  if (!ash.ok || !foreign.ok) throw new Error('a child was not added')
  const more = async (name: string, change: string) => {
    const added = await addChild(
      { ...ofMother, requestId: randomUUID(), name },
      { ...town.services, signedIn: mother, now },
    )
    if (!added.ok) throw new Error(added.refusal)
    await town.pool.query(`update guardianships set ${change} where child_id = $1`, [added.childId])
    return { name, age: 'under-13' as const, childId: added.childId }
  }
  const people = [
    await more('Unverified', 'verified_at = null, verified_by = null'),
    await more('Revoked', `revoked_at = now(), revocation_reason = 'moved'`),
    { name: 'Ash', age: 'under-13' as const, childId: ash.childId },
    { name: 'Friend', age: 'under-13' as const },
    { name: 'Foreign', age: 'under-13' as const, childId: foreign.childId },
  ]
  const outcome = await takeSeats(
    { ...asked('Mari', { email: mother.email }), people, guardianAgrees: true },
    { ...town.services, ...aStranger, signedIn: mother, now },
  )
  expect(outcome).toMatchObject({ ok: true, state: 'booked' })
  await startRegister({ opportunityId, startsAt }, { ...town.services, issuer: owner.issuer, now })
  const { rows } = await town.pool.query('select name, email from register_people')
  const emails = Object.fromEntries(rows.map(({ name, email }: Record<string, string | null>) => [name, email]))
  expect(emails).toEqual({ Unverified: null, Revoked: null, Ash: mother.email, Friend: null, Foreign: null })
})

test('a code is read as people type it, and nothing else', () => {
  expect(readDeskCode(' 4f7k 9txb')).toBe('4F7K9TXB')
  expect(readDeskCode('4F7K-9TXO')).toBe('4F7K9TX0')
  expect(readDeskCode('4F7K-9TX')).toBeUndefined()
  expect(readDeskCode('4F7K-9TX!')).toBeUndefined()
})
