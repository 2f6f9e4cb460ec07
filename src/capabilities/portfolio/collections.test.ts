import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addToCollection } from './add-to-collection.ts'
import { answerCollectionReports, type ReportAnswer } from './answer-collection-reports.ts'
import { checkPin } from './check-pin.ts'
import { closeCollection } from './close-collection.ts'
import { mostItems } from './collection.ts'
import { collectionCodeOf, collectionPinOf, isPass } from './collection-code.ts'
import { findCollection } from './find-collection.ts'
import { findSharedCollection } from './find-shared-collection.ts'
import { listExperiences } from './list-experiences.ts'
import { findReportedCollection, listReportedCollections } from './list-reported-collections.ts'
import { moveItem } from './move-item.ts'
import { noteView } from './note-view.ts'
import type { CollectionDecided } from './portfolio-jobs.ts'
import { readCollection } from './read-collection.ts'
import { removeCollection } from './remove-collection.ts'
import { removeExperience } from './remove-experience.ts'
import { reportCollection } from './report-collection.ts'
import { reviseCollection } from './revise-collection.ts'
import { reviseExperience } from './revise-experience.ts'
import { shareCollection } from './share-collection.ts'
import { startCollection } from './start-collection.ts'
import { tellExperience } from './tell-experience.ts'
import { tellOfCollection } from './tell-of-collection.ts'

const content = { title: 'Kitchen jobs', about: 'I am early.', nameShown: true }
const told = {
  kind: 'work',
  title: 'Café',
  whereabouts: 'Pier',
  began: '2025-05',
  ended: null,
  story: 'Plates.',
} as const
const notYours = { ok: false, refusal: 'not-yours' }
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

async function aTownOfLearners() {
  const town = await aTown({ warm: 4 })
  const { services, database } = town
  const owner = await anOrganisation(town)
  const skills = [{ name: 'Cooking', uri: 'https://skills.example/cooking' }]
  const { badgeId } = await aBadge(town, owner, { name: 'Kitchen helper', skills })
  const learner = async (name: string, ageBand: AgeBand | null = '18-24') => {
    const email = `${name.toLowerCase()}@home.example`
    const personId = needed((await addPeople([{ name, email }], { database, now })).get(email), 'a person')
    await database.updateTable('people').set({ ageBand }).where('id', '=', personId).execute()
    const signedIn = mintSignedIn({ personId, email, name })
    const lines = [{ recipient: { name, email }, evidence: [] }]
    const given = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: owner.issuer, now })
    const [line] = given.ok ? given.lines : []
    if (!line?.ok) throw new Error('no badge was given')
    await keepAwards({ ...services, signedIn, now })
    const powers = { ...services, signedIn, now }
    const begun = await startCollection({ content }, powers)
    if (!begun.ok) throw new Error(begun.refusal)
    const own = { id: begun.collectionId, personId }
    return { personId, powers, awardId: line.awardId, collectionId: begun.collectionId, own }
  }
  type Learner = Awaited<ReturnType<typeof learner>>
  const found = async ({ own }: Learner, at = now) =>
    needed(await findCollection(own, { database, now: at }), 'the collection')
  const open = async (one: Learner, more: { days?: number; pinAsked?: boolean; at?: Date } = {}) => {
    const basedOn = (await found(one)).opening
    const asked = { collectionId: one.collectionId, days: more.days ?? 30, pinAsked: more.pinAsked ?? false, basedOn }
    return shareCollection(asked, { ...one.powers, now: more.at ?? now })
  }
  const codeOf = async (one: Learner) => {
    const { addressNumber } = (await found(one)).collection
    return collectionCodeOf({ collectionId: one.collectionId, addressNumber }, services.masterKey)
  }
  const shared = (code: string, at = now) => findSharedCollection({ code }, { database, now: at })
  return { town, services, database, owner, badgeId, learner, found, open, codeOf, shared }
}

test('a collection is shown to who has its address, with what stands in it and nothing else', async () => {
  const { learner, open, codeOf, shared, services, found } = await aTownOfLearners()
  const asha = await learner('Asha')
  expect(await open(asha)).toEqual({ ok: false, refusal: 'nothing-in-it' })
  const experience = await tellExperience({ content: told }, asha.powers)
  const experienceIds = experience.ok ? [experience.experienceId] : []
  const added = await addToCollection(
    { collectionId: asha.collectionId, awardIds: [asha.awardId, asha.awardId], experienceIds },
    asha.powers,
  )
  expect(added).toEqual({ ok: true, added: 2 })
  expect(await open(asha)).toEqual({ ok: true })
  const collection = needed(await shared(await codeOf(asha)), 'the shared collection')
  const seen = await readCollection(collection, { ...services, now })
  expect(seen).toMatchObject({ title: 'Kitchen jobs', name: 'Asha', endsAt: days(30) })
  expect(seen.badges.map(({ badgeName, verdict, state }) => [badgeName, verdict, state])).toEqual([
    ['Kitchen helper', 'genuine', 'valid'],
  ])
  expect(seen.skills.map(({ skill, badges }) => [skill.name, badges])).toEqual([['Cooking', [0]]])
  expect(seen.experiences.map(({ title }) => title)).toEqual(['Café'])
  expect(JSON.stringify(seen)).not.toMatch(/home\.example|18-24|recipient|personId|views/)
  await reviseCollection(
    { collectionId: asha.collectionId, content: { ...content, nameShown: false }, basedOn: undefined },
    asha.powers,
  )
  const nameless = await readCollection((await found(asha)).collection, { ...services, now })
  expect(nameless.name).toBeNull()
  expect(JSON.stringify(nameless)).not.toContain('Asha')
})

test('an address ends on its day, is switched off at once, and never opens again', async () => {
  const { learner, open, codeOf, shared, found, database } = await aTownOfLearners()
  const asha = await learner('Asha')
  await addToCollection({ collectionId: asha.collectionId, awardIds: [asha.awardId] }, asha.powers)
  await open(asha, { days: 7 })
  const first = await codeOf(asha)
  expect(await shared(first, new Date(days(7).getTime() - 1))).toBeDefined()
  expect(await shared(first, days(7))).toBeUndefined()
  await noteView((await found(asha)).collection, { database })
  // Opened for longer it keeps its address, and its count.
  expect(await open(asha, { days: 30, at: days(8) })).toEqual({ ok: true })
  expect(await codeOf(asha)).toBe(first)
  expect((await found(asha, days(9))).collection).toMatchObject({ state: 'open', views: 1, endsAt: days(38) })
  await closeCollection({ collectionId: asha.collectionId }, asha.powers)
  expect(await shared(first)).toBeUndefined()
  expect((await found(asha)).collection.state).toBe('private')
  await open(asha)
  const second = await codeOf(asha)
  expect(second).not.toBe(first)
  expect([await shared(first), (await shared(second))?.views]).toEqual([undefined, 0])
  await removeCollection({ collectionId: asha.collectionId }, asha.powers)
  expect(await shared(second)).toBeUndefined()
})

test('what was taken back says so; what is no longer theirs is gone', async () => {
  const { learner, open, codeOf, shared, services, owner, database, found } = await aTownOfLearners()
  const [asha, ben] = [await learner('Asha'), await learner('Ben')]
  await addToCollection({ collectionId: asha.collectionId, awardIds: [asha.awardId] }, asha.powers)
  await open(asha)
  const collection = needed(await shared(await codeOf(asha)), 'the shared collection')
  await withdrawAward({ awardId: asha.awardId, reason: 'Given twice' }, { ...services, issuer: owner.issuer, now })
  const seen = await readCollection(collection, { ...services, now })
  expect(seen.badges.map(({ verdict, state }) => [verdict, state])).toEqual([
    ['genuine-but-no-longer-valid', 'withdrawn'],
  ])
  expect(seen.skills).toEqual([])
  await database
    .updateTable('recipients')
    .set({ personId: ben.personId })
    .where('personId', '=', asha.personId)
    .execute()
  expect((await readCollection(collection, { ...services, now })).badges).toEqual([])
  expect((await found(asha)).items).toEqual([])
})

test('nobody puts in, changes, opens or removes what is another person’s', async () => {
  const { learner, open, database, services } = await aTownOfLearners()
  const [asha, ben] = [await learner('Asha'), await learner('Ben')]
  const experience = await tellExperience({ content: told }, asha.powers)
  const experienceId = experience.ok ? experience.experienceId : ''
  const theirs = { collectionId: asha.collectionId }
  await addToCollection({ ...theirs, experienceIds: [experienceId] }, asha.powers)
  const before = await database.selectFrom('collections').selectAll().orderBy('id').execute()
  const bens = { awardIds: [asha.awardId], experienceIds: [experienceId] }
  expect(await addToCollection({ collectionId: ben.collectionId, ...bens }, ben.powers)).toEqual({ ok: true, added: 0 })
  expect(await addToCollection({ ...theirs, awardIds: [ben.awardId] }, ben.powers)).toEqual(notYours)
  const item = needed(await database.selectFrom('collectionItems').select('id').executeTakeFirst(), 'an item')
  for (const to of ['up', 'down', 'out'] as const)
    expect(await moveItem({ ...theirs, itemId: item.id, to }, ben.powers)).toEqual(notYours)
  // Named beside Ben's own collection, Asha's thing stays where it is.
  await moveItem({ collectionId: ben.collectionId, itemId: item.id, to: 'out' }, ben.powers)
  expect(await reviseCollection({ ...theirs, content, basedOn: undefined }, ben.powers)).toEqual(notYours)
  expect(await shareCollection({ ...theirs, days: 30, pinAsked: false, basedOn: '' }, ben.powers)).toEqual(notYours)
  expect(await closeCollection(theirs, ben.powers)).toEqual(notYours)
  expect(await removeCollection(theirs, ben.powers)).toEqual(notYours)
  expect(await reviseExperience({ experienceId, content: told, basedOn: undefined }, ben.powers)).toEqual(notYours)
  await removeExperience({ experienceId }, ben.powers)
  expect(await listExperiences(asha, services)).toHaveLength(1)
  expect(await database.selectFrom('collections').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await database.selectFrom('collectionItems').select('id').execute()).toEqual([item])
  // A guardian shows nothing of a child's.
  const guardian = { ...asha.powers, signedIn: { ...asha.powers.signedIn, guardianId: ben.personId } }
  expect(await startCollection({ content }, guardian)).toEqual(notYours)
  expect(await tellExperience({ content: told }, guardian)).toEqual(notYours)
  expect(await removeCollection(theirs, guardian)).toEqual(notYours)
  expect(await open(asha)).toEqual({ ok: true })
})

test('a child is asked for less: a short time, always a code, and no words that say how to reach them', async () => {
  const { learner, open, found, codeOf, shared, database } = await aTownOfLearners()
  const kit = await learner('Kit', '13-15')
  const { collectionId } = kit
  await addToCollection({ collectionId, awardIds: [kit.awardId] }, kit.powers)
  expect(await open(kit, { days: 90 })).toEqual({ ok: false, refusal: 'no-such-end' })
  expect(await open(kit, { days: 30, pinAsked: false })).toEqual({ ok: true })
  expect((await shared(await codeOf(kit)))?.pinAsked).toBe(true)
  // One who was older when it was opened, as they said.
  const lou = await learner('Lou', '18-24')
  await addToCollection({ collectionId: lou.collectionId, awardIds: [lou.awardId] }, lou.powers)
  await open(lou)
  expect((await shared(await codeOf(lou)))?.pinAsked).toBe(false)
  await database.updateTable('people').set({ ageBand: '13-15' }).where('id', '=', lou.personId).execute()
  expect((await shared(await codeOf(lou)))?.pinAsked).toBe(true)
  const reachable = { ...content, about: 'Write to kit@home.example' }
  const refused = { ok: false, refusal: 'reaches-a-child' }
  expect(await startCollection({ content: reachable }, kit.powers)).toEqual(refused)
  expect(await reviseCollection({ collectionId, content: reachable, basedOn: undefined }, kit.powers)).toEqual(refused)
  expect(await tellExperience({ content: { ...told, whereabouts: '07700 900123' } }, kit.powers)).toEqual(refused)
  const experience = await tellExperience({ content: told }, kit.powers)
  const experienceId = experience.ok ? experience.experienceId : ''
  const ring = { ...told, story: 'Ring 07700 900123' }
  expect(await reviseExperience({ experienceId, content: ring, basedOn: undefined }, kit.powers)).toEqual(refused)
  // Written before they said how old they are, it is not opened either.
  const jo = await learner('Jo', null)
  await addToCollection({ collectionId: jo.collectionId, awardIds: [jo.awardId] }, jo.powers)
  await reviseCollection({ collectionId: jo.collectionId, content: reachable, basedOn: undefined }, jo.powers)
  expect(await open(jo)).toEqual({ ok: false, refusal: 'age-is-missing' })
  await database.updateTable('people').set({ ageBand: '16-17' }).where('id', '=', jo.personId).execute()
  expect(await open(jo)).toEqual(refused)
  expect((await found(jo)).collection.state).toBe('private')
})

test('who does not have the code is told nothing, and may not guess', async () => {
  const { learner, open, codeOf, shared, services, found } = await aTownOfLearners()
  const asha = await learner('Asha')
  await addToCollection({ collectionId: asha.collectionId, awardIds: [asha.awardId] }, asha.powers)
  await open(asha, { pinAsked: true })
  const collection = needed(await shared(await codeOf(asha)), 'the shared collection')
  const address = { collectionId: collection.id, addressNumber: collection.addressNumber }
  const pin = collectionPinOf(address, services.masterKey)
  const wrong = pin === '000000' ? '000001' : '000000'
  const enter = (typed: string, at = now) => checkPin({ collection, typed }, { ...services, now: at })
  const entered = await enter(`${pin.slice(0, 3)} ${pin.slice(3)}`)
  const pass = entered.ok ? entered.pass : ''
  expect(isPass(pass, address, { ...services, now })).toBe(true)
  expect(isPass(pass, address, { ...services, now: new Date(now.getTime() + 13 * 3_600_000) })).toBe(false)
  expect(isPass(pass, { ...address, addressNumber: 2 }, { ...services, now })).toBe(false)
  const tries = []
  for (let guess = 0; guess < 8; guess++) tries.push(await enter(wrong))
  expect(tries.filter((one) => !one.ok && one.refusal === 'wrong-pin')).toHaveLength(5)
  // Nor with the right one, until the wait is over.
  expect(await enter(pin)).toMatchObject({ ok: false, refusal: 'too-often' })
  expect(await enter(pin, new Date(now.getTime() + 2 * 3_600_000))).toMatchObject({ ok: true })
  // Another address of the same collection has another code.
  await closeCollection({ collectionId: asha.collectionId }, asha.powers)
  await open(asha, { pinAsked: true })
  const { addressNumber } = (await found(asha)).collection
  expect(collectionPinOf({ ...address, addressNumber }, services.masterKey)).not.toBe(pin)
})

test('what was looked at is opened, and a later save does not win silently', async () => {
  const { learner, found } = await aTownOfLearners()
  const asha = await learner('Asha')
  const { collectionId } = asha
  await addToCollection({ collectionId, awardIds: [asha.awardId] }, asha.powers)
  const { revision, opening: looked } = await found(asha)
  const changed = { ...content, title: 'Shop jobs' }
  expect(await reviseCollection({ collectionId, content: changed, basedOn: revision }, asha.powers)).toEqual({
    ok: true,
  })
  const meanwhile = { ok: false, refusal: 'changed-meanwhile' }
  expect(await reviseCollection({ collectionId, content, basedOn: revision }, asha.powers)).toEqual(meanwhile)
  const experience = await tellExperience({ content: told }, asha.powers)
  const experienceId = experience.ok ? experience.experienceId : ''
  const stale = { experienceId, content: { ...told, title: 'Shop' }, basedOn: 'what another tab saw' }
  expect(await reviseExperience(stale, asha.powers)).toEqual(meanwhile)
  const opening = { collectionId, days: 30, pinAsked: false, basedOn: looked }
  expect(await shareCollection(opening, asha.powers)).toEqual(meanwhile)
  // Opened in one tab for long, it is not cut short by the other.
  const { opening: both } = await found(asha)
  const long = { collectionId, days: 90, pinAsked: true, basedOn: both }
  expect(await shareCollection(long, asha.powers)).toEqual({ ok: true })
  expect(await shareCollection({ ...long, days: 7, pinAsked: false }, asha.powers)).toEqual(meanwhile)
  expect((await found(asha)).collection).toMatchObject({ endsAt: days(90), pinAsked: true })
})

test('things keep their order, move by one, and are as many as a reader can look at', async () => {
  const { learner, found } = await aTownOfLearners()
  const asha = await learner('Asha')
  const { collectionId } = asha
  const ids: string[] = []
  for (const title of ['One', 'Two', 'Three']) {
    const outcome = await tellExperience({ content: { ...told, title } }, asha.powers)
    if (outcome.ok) ids.push(outcome.experienceId)
  }
  await addToCollection({ collectionId, experienceIds: ids }, asha.powers)
  const items = async () => (await found(asha)).items
  const order = async () => (await items()).map(({ experienceId }) => ids.indexOf(experienceId ?? ''))
  expect(await order()).toEqual([0, 1, 2])
  const [first, , last] = (await items()).map(({ id }) => id)
  await moveItem({ collectionId, itemId: last ?? '', to: 'up' }, asha.powers)
  expect(await order()).toEqual([0, 2, 1])
  await moveItem({ collectionId, itemId: first ?? '', to: 'up' }, asha.powers)
  expect(await order()).toEqual([0, 2, 1])
  await moveItem({ collectionId, itemId: first ?? '', to: 'out' }, asha.powers)
  expect(await order()).toEqual([2, 1])
  await addToCollection({ collectionId, experienceIds: ids }, asha.powers)
  expect(await order()).toEqual([2, 1, 0])
  await removeExperience({ experienceId: ids[2] ?? '' }, asha.powers)
  expect(await order()).toEqual([1, 0])
  const many = []
  for (let nth = 0; nth < mostItems; nth++) {
    const outcome = await tellExperience({ content: { ...told, title: `Job ${nth}` } }, asha.powers)
    if (outcome.ok) many.push(outcome.experienceId)
  }
  const tooMany = { ok: false, refusal: 'too-many-items' }
  expect(await addToCollection({ collectionId, experienceIds: many }, asha.powers)).toEqual(tooMany)
})

test('who asked to be erased shows nothing from that moment', async () => {
  const { learner, open, codeOf, shared, database } = await aTownOfLearners()
  const asha = await learner('Asha')
  await addToCollection({ collectionId: asha.collectionId, awardIds: [asha.awardId] }, asha.powers)
  await open(asha)
  const code = await codeOf(asha)
  await database.transaction().execute((tx) => startErasing({ personId: asha.personId }, { tx, now }))
  expect(await shared(code)).toBeUndefined()
  expect(await closeCollection({ collectionId: asha.collectionId }, asha.powers)).toEqual(notYours)
})

test('what was reported is looked at: it stays, or its address opens no more and its owner reads why', async () => {
  const { learner, open, codeOf, shared, found, database, town, services } = await aTownOfLearners()
  const [asha, ben] = [await learner('Asha'), await learner('Ben')]
  const { collectionId } = asha
  await addToCollection({ collectionId, awardIds: [asha.awardId] }, asha.powers)
  await open(asha)
  const code = await codeOf(asha)
  const administrator = { ...services, administrator: town.administrator, now }
  const mails: Mail[] = []
  const tell = (news: CollectionDecided['news']) =>
    tellOfCollection(
      { collectionId, news, at: now.toISOString() },
      { ...services, mailer: async (mail) => void mails.push(mail), now },
    )
  const queued = async () =>
    (await town.pool.query(`select 1 from pgboss.job where name = 'portfolio.collection-decided'`)).rowCount
  const answer = (answer: ReportAnswer, { id = collectionId, reason = '' } = {}) =>
    answerCollectionReports({ collectionId: id, answer, reason }, administrator)
  // What nobody reported is none of an administrator's business.
  expect(await answer('stop', { reason: 'No' })).toEqual({ ok: false, refusal: 'not-reported' })
  expect(await findReportedCollection({ id: collectionId }, { database, now })).toBeUndefined()
  const report = (said: string, clientKey = 'one') =>
    reportCollection({ collectionId, said, clientKey }, { database, now })
  expect(await report(' ')).toEqual({ ok: false, refusal: 'words-are-missing' })
  expect(await report('x'.repeat(601))).toEqual({ ok: false, refusal: 'too-long' })
  const reported = []
  for (let nth = 0; nth < 7; nth++) reported.push(await report('That is my photo'))
  expect(reported.filter(({ ok }) => ok)).toHaveLength(5)
  expect(await listReportedCollections({ database })).toMatchObject([{ id: collectionId, count: 5 }])
  // Said of it, nothing happens by itself.
  expect(await shared(code)).toBeDefined()
  expect(await answer('stay')).toEqual({ ok: true })
  await tell('stopped')
  expect([mails, await queued()]).toEqual([[], 0])
  expect([await shared(code), await listReportedCollections({ database })]).toMatchObject([{ id: collectionId }, []])
  await report('Again', 'two')
  expect(await answer('stop')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await answer('stop', { reason: 'It names somebody else.' })).toEqual({ ok: true })
  await answer('stop', { reason: 'It names somebody else.' })
  expect(await queued()).toBe(1)
  await tell('stopped')
  expect(mails.map(({ to }) => to)).toEqual(['asha@home.example'])
  expect(mails[0]?.text).toContain('It names somebody else.')
  expect(await shared(code)).toBeUndefined()
  expect((await found(asha)).collection).toMatchObject({ state: 'stopped', stoppedReason: 'It names somebody else.' })
  expect(await open(asha)).toEqual({ ok: false, refusal: 'stopped' })
  expect((await found(ben)).collection.state).toBe('private')
  expect(await answer('restore')).toEqual({ ok: true })
  expect((await found(asha)).collection.state).toBe('private')
  expect(await open(asha)).toEqual({ ok: true })
  expect(await codeOf(asha)).not.toBe(code)
  const log = await database
    .selectFrom('auditEntries')
    .select('action')
    .where('action', 'like', 'collection.%')
    .orderBy('id')
    .execute()
  expect(log.map(({ action }) => action)).toEqual(['collection.stayed', 'collection.stopped', 'collection.restored'])
})
