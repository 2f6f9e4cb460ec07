import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import { tellExperience } from '#capabilities/portfolio/tell-experience.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerAsk, tryAnswer } from './answer-ask.ts'
import type { AskContent } from './ask.ts'
import { closeAsk, reopenAsk } from './close-ask.ts'
import { draftAsk } from './draft-ask.ts'
import { findAnswer, findOwnAnswer, listOwnAnswers } from './find-answer.ts'
import { findAsk, findOpenAsk } from './find-ask.ts'
import { listAnswers } from './list-answers.ts'
import { listAsks } from './list-asks.ts'
import { publishAsk } from './publish-ask.ts'
import { removeAsk } from './remove-ask.ts'
import { removeEndedAnswers } from './remove-ended-answers.ts'
import { reviseAsk } from './revise-ask.ts'
import { takeAnswerBack } from './take-answer-back.ts'
import { takeAskBack } from './take-ask-back.ts'

const days = (count: number, from = now) => new Date(from.getTime() + count * 86_400_000)
const dateOf = (at: Date) => at.toISOString().slice(0, 10)
const cooking = { name: 'Cooking', uri: 'https://skills.example/cooking' }

const content: AskContent = {
  ...{ title: 'Summer kitchen', titleCy: null, about: 'Four people for July.', aboutCy: null },
  ...{ skills: [{ ...cooking, weight: 'must' as const }], nameWanted: true, keepDays: 14, closesOn: dateOf(days(30)) },
}

const language = 'en'
const nothing = { awardIds: [], broughtBadgeIds: [], experienceIds: [] }

async function aTownThatAsks() {
  const town = await aTown({ warm: 4 })
  const { services, database, placeId } = town
  const [asker, other] = [await anOrganisation(town), await anOrganisation(town)]
  const { badgeId } = await aBadge(town, other, { name: 'Kitchen helper', skills: [cooking] })
  const powers = { ...services, manager: asker.manager, now }
  const safeguarding = (reviewedOn: string | null) =>
    database
      .updateTable('organisations')
      .set({
        ...{ safeguardingLead: 'Mo', safeguardingPolicyUrl: 'https://kitchen.example/safe' },
        safeguardingReviewedOn: reviewedOn,
      })
      .where('id', '=', asker.manager.organisationId)
      .execute()
  await safeguarding(dateOf(now))
  const learner = async (name: string, ageBand: AgeBand | null = '18-24') => {
    const email = `${name.toLowerCase()}@home.example`
    const personId = needed((await addPeople([{ name, email }], { database, now })).get(email), 'a person')
    await database.updateTable('people').set({ ageBand }).where('id', '=', personId).execute()
    const signedIn = mintSignedIn({ personId, email, name })
    const lines = [{ recipient: { name, email }, evidence: [] }]
    const given = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: other.issuer, now })
    const [line] = given.ok ? given.lines : []
    if (!line?.ok) throw new Error('no badge was given')
    await keepAwards({ ...services, signedIn, now })
    return { personId, name, awardId: line.awardId, powers: { ...services, signedIn, now } }
  }
  const ask = async (more: Partial<AskContent> = {}) => {
    const drafted = await draftAsk({ placeId, content: { ...content, ...more } }, powers)
    if (!drafted.ok) throw new Error(drafted.refusal)
    const askId = drafted.id
    const { revision: basedOn } = needed(await findAsk({ id: askId }, powers), 'the ask')
    expect(await publishAsk({ askId, basedOn }, powers)).toEqual({ ok: true })
    return askId
  }
  type Learner = Awaited<ReturnType<typeof learner>>
  const answering = async (askId: string, one: Learner, more: object = {}) => ({
    askId,
    content: { ...nothing, said: '', nameShown: true, awardIds: [one.awardId], ...more },
    basedOn: (await findAsk({ id: askId }, powers))?.revision ?? '',
  })
  const answer = async (
    askId: string,
    one: Learner,
    { at = now, ...more }: { at?: Date; [key: string]: unknown } = {},
  ) => answerAsk(await answering(askId, one, more), { ...one.powers, now: at })
  const whole = async (askId: string, at = now) =>
    needed(await findAsk({ id: askId }, { database, now: at }), 'the ask').ask
  const read = async (askId: string, at = now) =>
    (await listAnswers({ ask: await whole(askId, at), limit: 40 }, { database, now: at })).rows
  const look = async (askId: string, id: string, at = now) =>
    findAnswer({ ask: await whole(askId, at), id, language }, { ...services, now: at, language })
  return { ...town, asker, other, powers, safeguarding, learner, ask, answering, answer, whole, read, look }
}

test('what is asked is answered with what its owner chose; who asked reads that, checked now, until its days are over', async () => {
  const { ask, answer, learner, read, look, whole, services, database } = await aTownThatAsks()
  const askId = await ask()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const told = { kind: 'work', title: 'Café', whereabouts: '', began: null, ended: null, story: '' } as const
  const experience = await tellExperience({ content: told }, ash.powers)
  if (!experience.ok) throw new Error(experience.refusal)

  const sent = await answer(askId, ash, { said: ' On Saturdays. ', experienceIds: [experience.experienceId] })
  if (!sent.ok) throw new Error(sent.refusal)
  expect(await answer(askId, bo, { nameShown: false, at: days(1) })).toMatchObject({ ok: true })
  expect(await whole(askId, days(1))).toMatchObject({ answers: 2, unread: 2 })
  // Sent last first; a name only where it is shown.
  expect(await read(askId, days(1))).toMatchObject([{ name: null }, { id: sent.answerId, name: 'Ash', readAt: null }])

  // A program that asks ahead of a click reads it and notes nothing.
  const ahead = { ask: await whole(askId), id: sent.answerId, language, isRead: false } as const
  expect(await findAnswer(ahead, { ...services, now })).toBeDefined()
  expect(await whole(askId, days(1))).toMatchObject({ unread: 2 })
  const seen = needed(await look(askId, sent.answerId), 'the answer')
  expect(seen.shown).toMatchObject({
    ...{ title: 'Summer kitchen', about: 'On Saturdays.', name: 'Ash' },
    badges: [{ id: ash.awardId, verdict: 'genuine' }],
    experiences: [{ title: 'Café' }],
    skills: [{ skill: { name: 'Cooking' } }],
  })
  expect(JSON.stringify(seen)).not.toContain('home.example')
  expect(JSON.stringify(seen)).not.toContain(ash.personId)
  expect(await whole(askId, days(1))).toMatchObject({ answers: 2, unread: 1 })
  const own = { id: sent.answerId, personId: ash.personId, language } as const
  expect(await findOwnAnswer(own, { ...services, now })).toMatchObject({
    answer: { readAt: now, endsAt: days(14), organisationName: expect.any(String) },
    shown: { badges: [{ id: ash.awardId }] },
  })
  expect(await findOwnAnswer({ ...own, personId: bo.personId }, { ...services, now })).toBeUndefined()

  // Nobody reads it from that moment on, and by the clock it is deleted.
  expect(await look(askId, sent.answerId, days(13.9))).toBeDefined()
  expect(await look(askId, sent.answerId, days(14))).toBeUndefined()
  expect(await read(askId, days(14))).toMatchObject([{ name: null }])
  expect(await listOwnAnswers({ personId: ash.personId }, { database, now: days(14) })).toEqual([])
  await removeEndedAnswers({ database, now: days(14) })
  const kept = await database.selectFrom('askAnswers').select('personId').execute()
  expect(kept).toEqual([{ personId: bo.personId }])
  const items = await database.selectFrom('askAnswerItems').select('awardId').execute()
  expect(items).toEqual([{ awardId: bo.awardId }])
})

test('an answer is bound to who asked, and gone when it is taken back, answered anew or its owner leaves', async () => {
  const { ask, answer, learner, read, look, database } = await aTownThatAsks()
  const [askId, another] = [await ask(), await ask({ title: 'Winter kitchen' })]
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const first = await answer(askId, ash)
  if (!first.ok) throw new Error(first.refusal)
  // Below another ask of the same organisation it is not there.
  expect(await look(another, first.answerId)).toBeUndefined()

  // Pressed twice at once: one answer, and it is the later one.
  const both = await Promise.all([answer(askId, ash, { said: 'a' }), answer(askId, ash, { said: 'b' })])
  expect(both).toMatchObject([{ ok: true }, { ok: true }])
  const [only, ...others] = await read(askId)
  expect(others).toEqual([])
  expect(await look(askId, first.answerId)).toBeUndefined()

  const answerId = needed(only, 'the answer').id
  expect(await takeAnswerBack({ answerId }, bo.powers)).toEqual({ ok: false, refusal: 'not-yours' })
  expect(await read(askId)).toHaveLength(1)
  expect(await takeAnswerBack({ answerId }, ash.powers)).toEqual({ ok: true })
  expect(await read(askId)).toEqual([])
  expect(await takeAnswerBack({ answerId }, ash.powers)).toEqual({ ok: false, refusal: 'not-yours' })

  expect(await answer(askId, bo)).toMatchObject({ ok: true })
  expect(await read(askId)).toHaveLength(1)
  await database.transaction().execute((tx) => startErasing({ personId: bo.personId }, { tx, now }))
  expect(await read(askId)).toEqual([])
  expect(await answer(askId, bo)).toEqual({ ok: false, refusal: 'not-yours' })
})

test('only what is one’s own is sent, and a badge that was withdrawn says so', async () => {
  const { ask, answer, learner, look, other, services } = await aTownThatAsks()
  const askId = await ask()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  expect(await answer(askId, ash, { awardIds: [bo.awardId] })).toEqual({ ok: false, refusal: 'nothing-in-it' })
  const mixed = await answer(askId, ash, { awardIds: [bo.awardId, ash.awardId] })
  if (!mixed.ok) throw new Error(mixed.refusal)
  expect((await look(askId, mixed.answerId))?.shown.badges.map(({ id }) => id)).toEqual([ash.awardId])
  const withdrawn = { awardId: ash.awardId, reason: 'By mistake', language } as const
  expect(await withdrawAward(withdrawn, { ...services, issuer: other.issuer, now })).toMatchObject({ ok: true })
  expect((await look(askId, mixed.answerId))?.shown).toMatchObject({
    badges: [{ verdict: expect.not.stringMatching('^genuine$') }],
    skills: [],
  })
})

test('an ask is a draft, open until its last day, closed; what was answered is not asked otherwise', async () => {
  const { ask, answer, learner, powers, database, placeId, other, services } = await aTownThatAsks()
  const [drafted, pressed] = await Promise.all([0, 1].map(() => draftAsk({ placeId, content }, powers)))
  if (!drafted?.ok) throw new Error('no ask was begun')
  expect(pressed).toEqual(drafted)
  const draft = drafted.id
  expect(await findOpenAsk({ id: draft }, powers)).toBeUndefined()
  const stale = needed(await findAsk({ id: draft }, powers), 'the ask').revision
  expect(await reviseAsk({ askId: draft, content: { ...content, keepDays: 30 }, basedOn: stale }, powers)).toEqual({
    ok: true,
  })
  expect(await publishAsk({ askId: draft, basedOn: stale }, powers)).toEqual({
    ok: false,
    refusal: 'changed-meanwhile',
  })
  const foreign = { ...services, manager: other.manager, now }
  expect(await removeAsk({ askId: draft }, foreign)).toEqual({ ok: false, refusal: 'not-here' })
  expect(await removeAsk({ askId: draft }, powers)).toEqual({ ok: true })

  const askId = await ask()
  const ash = await learner('Ash')
  const lastMoment = new Date(`${content.closesOn}T12:00:00Z`)
  expect(await findOpenAsk({ id: askId }, { database, now: lastMoment })).toBeDefined()
  expect(await findOpenAsk({ id: askId }, { database, now: days(1, lastMoment) })).toBeUndefined()
  expect(await answer(askId, ash, { at: days(1, lastMoment) })).toEqual({ ok: false, refusal: 'not-open' })
  // What was read is what is answered.
  const read = needed(await findAsk({ id: askId }, powers), 'the ask').revision
  expect(await takeAskBack({ askId }, powers)).toEqual({ ok: true })
  const again = needed(await findAsk({ id: askId }, powers), 'the ask').revision
  expect(await reviseAsk({ askId, content: { ...content, keepDays: 30 }, basedOn: again }, powers)).toEqual({
    ok: true,
  })
  const other30 = needed(await findAsk({ id: askId }, powers), 'the ask').revision
  expect(await publishAsk({ askId, basedOn: other30 }, powers)).toEqual({ ok: true })
  const before = { ...nothing, said: '', nameShown: true, awardIds: [ash.awardId] }
  expect(await answerAsk({ askId, content: before, basedOn: read }, ash.powers)).toEqual({
    ok: false,
    refusal: 'changed-meanwhile',
  })
  expect(await answer(askId, ash)).toMatchObject({ ok: true })
  // Closed by a slip it is opened again, until its last day.
  expect(await closeAsk({ askId }, powers)).toEqual({ ok: true })
  const late = { ...powers, now: days(1, lastMoment) }
  expect(await reopenAsk({ askId }, late)).toEqual({ ok: false, refusal: 'closes-too-soon' })
  expect(await reopenAsk({ askId }, foreign)).toEqual({ ok: false, refusal: 'not-here' })
  expect(await reopenAsk({ askId }, powers)).toEqual({ ok: true })
  expect(await findOpenAsk({ id: askId }, powers)).toBeDefined()
  expect(await takeAskBack({ askId }, powers)).toEqual({ ok: false, refusal: 'answered' })
  expect(await closeAsk({ askId }, powers)).toEqual({ ok: true })
  expect(await findOpenAsk({ id: askId }, powers)).toBeUndefined()
  expect(await answer(askId, await learner('Bo'))).toEqual({ ok: false, refusal: 'not-open' })
  const { rows } = await listAsks({ organisationId: powers.manager.organisationId, limit: 9 }, { database, now })
  expect(rows).toMatchObject([{ id: askId, state: 'closed', answers: 1 }])
})

test('the asker takes part in the place, or nobody answers and no answer is read', async () => {
  const { ask, answer, learner, read, look, database, asker, powers, placeId } = await aTownThatAsks()
  const askId = await ask()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const sent = await answer(askId, ash)
  if (!sent.ok) throw new Error(sent.refusal)
  const { organisationId } = asker.manager
  await database
    .updateTable('organisationPlaces')
    .set({ status: 'refused' })
    .where('organisationId', '=', organisationId)
    .execute()
  expect(await findOpenAsk({ id: askId }, powers)).toBeUndefined()
  expect(await answer(askId, bo)).toEqual({ ok: false, refusal: 'not-open' })
  expect(await read(askId)).toEqual([])
  expect(await look(askId, sent.answerId)).toBeUndefined()
  expect(await draftAsk({ placeId, content }, powers)).toEqual({ ok: false, refusal: 'not-approved' })
})

test('people under 18 answer only who is safe for them now, and are read by nobody else; under 16 for seven days', async () => {
  const { ask, answer, answering, learner, read, look, safeguarding, whole } = await aTownThatAsks()
  const askId = await ask({ keepDays: 30 })
  const [adult, child, teen] = [await learner('Ada'), await learner('Cy', '13-15'), await learner('Di', '16-17')]
  const [ofAdult, ofChild, ofTeen] = [await answer(askId, adult), await answer(askId, child), await answer(askId, teen)]
  if (!ofAdult.ok || !ofChild.ok || !ofTeen.ok) throw new Error('an answer was refused')
  const ends = new Map((await read(askId)).map(({ id, endsAt }) => [id, endsAt]))
  expect(ends).toEqual(
    new Map([
      [ofAdult.answerId, days(30)],
      [ofChild.answerId, days(7)],
      [ofTeen.answerId, days(30)],
    ]),
  )
  // What was in order lapses: nobody under 18 is shown from that day on, and none can answer.
  await safeguarding(dateOf(days(-800)))
  expect((await read(askId)).map(({ id }) => id)).toEqual([ofAdult.answerId])
  expect(await look(askId, ofChild.answerId)).toBeUndefined()
  expect(await look(askId, ofTeen.answerId)).toBeUndefined()
  expect(await answer(askId, await learner('Ed', '13-15'))).toEqual({ ok: false, refusal: 'not-at-your-age' })
  expect(await answer(askId, await learner('Flo', '16-17'))).toEqual({ ok: false, refusal: 'not-at-your-age' })
  expect(await whole(askId)).toMatchObject({ answers: 3 })
  await safeguarding(dateOf(now))
  expect(await read(askId)).toHaveLength(3)

  const reach = { said: 'Ring me on 07700 900123' }
  expect(await answer(askId, child, reach)).toEqual({ ok: false, refusal: 'reaches-a-child' })
  expect(await tryAnswer(await answering(askId, child, reach), child.powers)).toEqual({
    ok: false,
    refusal: 'reaches-a-child',
  })
  expect(await answer(askId, adult, reach)).toMatchObject({ ok: true })
  expect(await answer(askId, await learner('Gus', null))).toEqual({ ok: false, refusal: 'age-is-missing' })
  const forChild = mintSignedIn({ ...child.powers.signedIn, guardianId: adult.personId })
  expect(await tryAnswer(await answering(askId, child), { ...child.powers, signedIn: forChild })).toEqual({
    ok: false,
    refusal: 'not-yours',
  })
})
