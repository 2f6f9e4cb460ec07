import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { chooseMails } from '#capabilities/people/choose-mails.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, hours } from '#tests/support/bookings.ts'
import { now } from '#tests/support/town.ts'
import { answerQuestions } from './answer-questions.ts'
import { findRegisterNow } from './find-register.ts'
import { listAnswers } from './list-answers.ts'
import type { SessionAnswer } from './session-answer.ts'
import { startRegister } from './start-register.ts'
import { takePresses } from './take-presses.ts'

const good: SessionAnswer = { comesAgain: 'yes', learned: 'much', comment: null }

/** A session that was booked by these, and what happens after it. */
async function aSessionThatIsOver(names: string[], { warm = 0 } = {}) {
  const session = await aBookableSession({ seats: 20, warm })
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, await session.book(name))
  await session.mails()
  const { town, owner, opportunityId, startsAt, settle } = session
  const { database } = town
  const ended = hours(2, startsAt)
  const after = (count: number) => hours(count, ended)
  const answer = (name: string, change: Partial<SessionAnswer> = {}, at = after(3)) =>
    answerQuestions({ bookingId: needed(ids.get(name), name), answer: { ...good, ...change } }, { database, now: at })
  const listed = () => listAnswers({ organisationId: owner.organisationId, opportunityId, startsAt }, { database })
  /** Who is asked by what the clock does then. */
  const asked = async (at: Date) => {
    await settle(at)
    return (await session.mails(at)).filter(({ kind }) => kind === 'afterwards').map(({ to }) => to)
  }
  return { ...session, database, ids, ended, after, answer, listed, asked }
}

test('those who booked are asked once, two hours after it and not days later', async () => {
  const { asked, after, cancel, ids, settle } = await aSessionThatIsOver(['Ava', 'Ben', 'Cai'])
  await cancel(needed(ids.get('Cai'), 'Cai'))
  expect(await asked(after(1.9))).toEqual([])
  expect((await asked(after(2.1))).toSorted()).toEqual(['ava@home.example', 'ben@home.example'])
  expect(await asked(after(5))).toEqual([])
  const late = await aSessionThatIsOver(['Ava'])
  expect(await late.asked(late.after(49))).toEqual([])
  await settle(after(60))
})

test('the mail leads to the questions', async () => {
  const { settle, mails, after, codes, ids } = await aSessionThatIsOver(['Ava'])
  await settle(after(3))
  const [mail] = await mails(after(3))
  expect(mail?.kind).toBe('afterwards')
  expect(mail?.text).toContain(`/bookings/${codes(needed(ids.get('Ava'), 'Ava')).mail}/afterwards`)
  expect(mail?.calendar).toBeUndefined()
})

test('who has an account and wants no questions is asked none, and is reminded of other things as before', async () => {
  const { asked, after, database } = await aSessionThatIsOver(['Ava', 'Ben'])
  const people = await addPeople([{ name: 'Ava', email: 'ava@home.example' }], { database, now })
  const signedIn = mintSignedIn({
    personId: needed(people.get('ava@home.example'), 'Ava'),
    email: 'ava@home.example',
    name: 'Ava',
  })
  await chooseMails({ wanted: ['booking-reminder', 'badge-reminder', 'badge-ending'] }, { database, signedIn, now })
  expect(await asked(after(3))).toEqual(['ben@home.example'])
})

test('where a register says who came, those who did not are not asked', async () => {
  const { asked, after, owner, town, opportunityId, startsAt } = await aSessionThatIsOver(['Ava', 'Ben'])
  const powers = { database: town.database, issuer: owner.issuer, now: startsAt }
  const started = await startRegister({ opportunityId, startsAt }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { registerId } = started
  const found = await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, powers)
  const ava = needed(
    found?.people.find(({ name }) => name === 'Ava'),
    'Ava',
  )
  const tick = { kind: 'tick' as const, id: randomUUID(), personId: ava.id, at: startsAt.toISOString() }
  await takePresses({ registerId, presses: [tick] }, powers)
  expect(await asked(after(3))).toEqual(['ava@home.example'])
})

test('nobody is asked about what was called off', async () => {
  const { asked, after, town } = await aSessionThatIsOver(['Ava'])
  await town.pool.query('update booked_sessions set called_off_at = $1', [now])
  expect(await asked(after(3))).toEqual([])
})

test('answers are shown from five on, count each booking once, and name nobody', async () => {
  const names = ['Ava', 'Ben', 'Cai', 'Dot', 'Eli']
  const { answer, listed, database } = await aSessionThatIsOver(names)
  for (const name of names.slice(0, 4)) expect(await answer(name)).toEqual({ ok: true })
  expect(await listed()).toEqual({ count: 4 })
  expect(await answer('Eli', { comesAgain: null, learned: 'some', comment: ' More chairs. ' })).toEqual({ ok: true })
  expect(await listed()).toEqual({
    count: 5,
    shown: {
      comesAgain: { yes: 4, maybe: 0, no: 0 },
      learned: { much: 4, some: 1, nothing: 0 },
      comments: ['More chairs.'],
    },
  })
  expect(await answer('Eli')).toEqual({ ok: false, refusal: 'answered-before' })
  const columns = Object.keys(await database.selectFrom('sessionAnswers').selectAll().executeTakeFirstOrThrow())
  expect(columns.toSorted()).toEqual(
    ['comesAgain', 'id', 'learned', 'opportunityId', 'organisationId', 'placeId', 'startsAt', 'comment'].toSorted(),
  )
})

test('of one booking that answers many times at one moment one answer counts', async () => {
  const { answer, listed } = await aSessionThatIsOver(['Ava'], { warm: 8 })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => answer('Ava')))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await listed()).toEqual({ count: 1 })
})

test('says why an answer is not taken', async () => {
  const { answer, after, ended, cancel, ids, database, town } = await aSessionThatIsOver(['Ava', 'Ben', 'Cai'])
  const refusalOf = async (...asked: Parameters<typeof answer>) => {
    const outcome = await answer(...asked)
    return outcome.ok ? 'taken' : outcome.refusal
  }
  expect(await refusalOf('Ava', {}, new Date(ended.getTime() - 1))).toBe('not-answerable')
  expect(await refusalOf('Ava', {}, after(31 * 24))).toBe('not-answerable')
  expect(await refusalOf('Ava', { comesAgain: null, learned: null, comment: '  ' })).toBe('nothing-said')
  expect(await refusalOf('Ava', { comment: 'x'.repeat(1001) })).toBe('comment-too-long')
  await cancel(needed(ids.get('Ben'), 'Ben'))
  expect(await refusalOf('Ben')).toBe('not-answerable')
  expect(await answerQuestions({ bookingId: randomUUID(), answer: good }, { database, now: after(3) })).toEqual({
    ok: false,
    refusal: 'booking-not-found',
  })
  await town.pool.query('update booked_sessions set called_off_at = $1', [now])
  expect(await refusalOf('Cai')).toBe('not-answerable')
})

test('words go with the names of the bookings, counts stay', async () => {
  const { answer, settle, after, database } = await aSessionThatIsOver(['Ava', 'Ben'])
  await answer('Ava', { comment: 'Ask Dot.' })
  await answer('Ben', { comesAgain: null, learned: null, comment: 'Only words.' })
  await settle(after(24 * 400))
  const rows = await database.selectFrom('sessionAnswers').select(['comesAgain', 'comment']).execute()
  expect(rows).toEqual([{ comesAgain: 'yes', comment: null }])
})
