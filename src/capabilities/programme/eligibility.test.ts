import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aCall, anAssessor, aSentApplication, aSheet, callTerms, goOn, onceClosed } from '#tests/support/programme.ts'
import { answerInformationRequest } from './answer-information-request.ts'
import { askForInformation, listInformationRequests } from './ask-for-information.ts'
import { checkCall } from './check-call.ts'
import { decideEligibility } from './decide-eligibility.ts'
import { findCallApplication } from './find-call-application.ts'
import { findRanking } from './find-ranking.ts'
import { giveScores } from './give-scores.ts'
import { findSentApplication } from './list-sent-applications.ts'
import { findToAssess, listToAssess } from './list-to-assess.ts'
import { moveCall } from './move-call.ts'
import { noteDeclaredConflicts } from './note-declared-conflicts.ts'
import { hasConflict } from './sealed-store.ts'
import { sendComplaint } from './send-complaint.ts'
import { tellOfApplication } from './tell-of-application.ts'

const hours = (count: number) => new Date(onceClosed.getTime() + count * 3_600_000)

async function closedCall() {
  const world = await aCall()
  const { services, team, callId, pool } = world
  const hull = (await aSentApplication(world, { email: 'asha@hull.example' })).applicationId
  const leeds = (
    await aSentApplication(world, { email: 'ben@leeds.example', name: 'Ben', about: { placeName: 'Leeds' } })
  ).applicationId
  const arun = await anAssessor(world, { email: 'arun@reader.example', name: 'Arun' })
  // Of the team, and of the organisation that Leeds writes for.
  const powers = { ...services, team, now: onceClosed }
  const namesake = {
    ...powers,
    team: { ...team, personId: (await anAssessor(world, { email: 'x@y.example', name: 'Ben' })).personId },
  }
  const ask = (change: Partial<Parameters<typeof askForInformation>[0]> = {}, asker = powers) =>
    askForInformation({ callId, applicationId: hull, asked: 'Who pays?', dueAt: hours(48), ...change }, asker)
  const answer = (text = 'The council', now = hours(1), applicationId = hull) =>
    answerInformationRequest({ applicationId, answer: text }, { ...services, now })
  const find = (isEligible: boolean, reason = 'Outside the United Kingdom', asker = powers) =>
    decideEligibility({ callId, applicationId: leeds, isEligible, reason }, asker)
  const stateOf = async (applicationId: string) =>
    (await findCallApplication({ applicationId }, services))?.application.state
  const toScoring = (now = onceClosed) => moveCall({ callId, to: 'scoring' }, { ...powers, now })
  const audit = () => checkCall({ slug: callTerms.slug }, services)
  const mails = async () => {
    const { rows } = await pool.query(
      `select data from pgboss.job where name = 'programme.application-mail-due' and data->>'mail' not in ('begun', 'sent') order by created_on`,
    )
    return rows.map(({ data }) => data)
  }
  return { ...world, hull, leeds, arun, powers, namesake, ask, answer, find, stateOf, toScoring, audit, mails }
}

test('between deadline and scoring an applicant is asked once, and answers by the day that is said', async () => {
  const { hull, leeds, arun, ask, answer, stateOf, toScoring, audit, mails, namesake, powers, services, ...world } =
    await closedCall()
  const { callId } = world
  expect(await ask()).toEqual({ ok: false, refusal: 'application-not-found' })
  await goOn({ ...world, services }, ['closed'])
  expect(await ask({ asked: ' ' })).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await ask({ dueAt: onceClosed })).toEqual({ ok: false, refusal: 'in-the-past' })
  expect(await ask({ applicationId: randomUUID() })).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await ask({ applicationId: leeds }, namesake)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await answer()).toEqual({ ok: false, refusal: 'nothing-is-asked' })
  expect(await ask()).toEqual({ ok: true })
  expect(await ask()).toEqual({ ok: false, refusal: 'asked-already' })
  expect(await stateOf(hull)).toBe('more-information')
  // They have the time that they were given.
  expect(await toScoring(hours(48))).toEqual({ ok: false, refusal: 'answers-are-due' })
  expect(await answer(' ')).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await answer('Late', hours(49))).toEqual({ ok: false, refusal: 'answer-is-late' })
  expect(await answer('Exactly then', hours(48))).toEqual({ ok: true })
  expect(await answer('Again', hours(2))).toEqual({ ok: false, refusal: 'nothing-is-asked' })
  expect(await stateOf(hull)).toBe('submitted')
  expect(await listInformationRequests({ applicationId: hull }, services)).toMatchObject([
    { asked: 'Who pays?', answer: 'Exactly then' },
  ])
  const sent = await findSentApplication({ callId, applicationId: hull }, powers)
  expect(sent?.requests).toMatchObject([{ answer: 'Exactly then' }])
  // Who does not answer in time is read as they sent it.
  expect(await ask({ applicationId: leeds, dueAt: hours(3) })).toEqual({ ok: true })
  expect(await toScoring(hours(4))).toEqual({ ok: true })
  expect([await stateOf(hull), await stateOf(leeds)]).toEqual(['in-review', 'in-review'])
  expect(await answer('Too late', hours(2), leeds)).toEqual({ ok: false, refusal: 'nothing-is-asked' })
  expect(await ask({}, { ...powers, now: hours(5) })).toEqual({
    ok: false,
    refusal: 'not-between-deadline-and-scoring',
  })
  const reader = { ...services, assessor: arun, now: hours(5) }
  await noteDeclaredConflicts({ applicationIds: [] }, reader)
  expect((await findToAssess({ applicationId: hull }, reader))?.requests).toMatchObject([{ answer: 'Exactly then' }])
  expect((await mails()).map(({ mail }) => mail)).toEqual(['asked', 'informed', 'asked'])
  const letters: Mail[] = []
  const mailer = async (mail: Mail) => void letters.push(mail)
  for (const due of await mails()) await tellOfApplication(due, { ...services, mailer, now: hours(1) })
  expect(letters[0]?.text).toMatch(/Who pays\?.*29 Nov/s)
  expect((await world.pool.query(`select 1 from call_log where content like '%Who pays%'`)).rows).toEqual([])
  expect(await audit()).toMatchObject({ ok: true })
  await world.pool.query(`update call_applications set state = 'more-information' where id = $1`, [hull])
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
})

test('what cannot take part is told why, is read by nobody, and may come back until scoring', async () => {
  const { hull, leeds, arun, find, stateOf, toScoring, audit, mails, powers, namesake, services, ...world } =
    await closedCall()
  const { callId } = world
  expect(await find(false)).toEqual({ ok: false, refusal: 'application-not-found' })
  await goOn({ ...world, services }, ['closed'])
  expect(await find(false, ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await find(true)).toEqual({ ok: false, refusal: 'application-is-settled' })
  expect(await find(false, 'Why', namesake)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await find(false)).toEqual({ ok: true })
  expect(await find(false)).toEqual({ ok: false, refusal: 'application-is-settled' })
  expect(await find(true, 'It is in Yorkshire')).toEqual({ ok: true })
  expect(await stateOf(leeds)).toBe('submitted')
  expect(await audit()).toMatchObject({ ok: true })
  await find(false)
  const complain = (applicationId: string) =>
    sendComplaint({ applicationId, requestId: randomUUID(), text: 'Yorkshire!' }, { ...services, now: onceClosed })
  expect([await complain(hull), await complain(leeds)]).toEqual([{ ok: false, refusal: 'not-announced' }, { ok: true }])
  // A conflict with what takes no part keeps nobody from deciding about the others.
  const ben = { callId, personId: namesake.team.personId }
  expect(await hasConflict(services.database, ben)).toBe(false)
  await toScoring()
  expect([await stateOf(hull), await stateOf(leeds)]).toEqual(['in-review', 'ineligible'])
  expect(await find(true)).toEqual({ ok: false, refusal: 'not-between-deadline-and-scoring' })
  const reader = { ...services, assessor: arun, now: onceClosed }
  await noteDeclaredConflicts({ applicationIds: [] }, reader)
  expect((await listToAssess({}, reader)).map(({ applicationId }) => applicationId)).toEqual([hull])
  await giveScores({ applicationId: hull, sheet: aSheet(4), profile: {} }, reader)
  await moveCall({ callId, to: 'shortlisting' }, powers)
  const ranking = await findRanking({ callId, stage: 'reading' }, powers)
  expect(ranking?.rows.map(({ placeName }) => placeName)).toEqual(['Hull'])
  const [first] = (await mails()).filter(({ mail }) => mail === 'ineligible')
  const letters: Mail[] = []
  await tellOfApplication(first, { ...services, mailer: async (mail) => void letters.push(mail), now: onceClosed })
  expect(letters[0]?.text).toContain('Outside the United Kingdom')
  expect(await audit()).toMatchObject({ ok: true })
})
