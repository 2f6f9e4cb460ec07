import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { updateBookingTerms } from '#capabilities/events/update-booking-terms.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { inStretches } from '#tests/support/in-stretches.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerInterest, undoAnswer } from './answer-interest.ts'
import { confirmInterest } from './confirm-interest.ts'
import { findInterest, findWhetherToAsk } from './find-interest.ts'
import { interestCodeOf, readInterestCode } from './interest-code.ts'
import { countWaitingInterests, listInterests } from './list-interests.ts'
import { type RegisterInterestRequest, registerInterest } from './register-interest.ts'
import { removeInterest } from './remove-interest.ts'
import { removeOldInterests } from './remove-old-interests.ts'
import { tellOfInterest } from './tell-of-interest.ts'

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

async function anOffer({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services } = town
  const owner = await anOrganisation(town)
  const { opportunityId } = await anOpportunity(town, owner, { ageMin: 0, ageMax: 120, bookingUrl: null })
  const email = 'ava@home.example'
  const request = (change: Partial<RegisterInterestRequest> = {}): RegisterInterestRequest => ({
    ...{ requestId: randomUUID(), opportunityId, name: 'Ava', email: ' Ava@Home.example', age: 'adult' },
    ...{ isGuardian: false, message: 'Is there a lift?', language: 'en', ...change },
  })
  const ask = (
    change: Partial<RegisterInterestRequest> = {},
    signedIn: Parameters<typeof registerInterest>[1]['signedIn'] = undefined,
    clientKey: string | undefined = undefined,
  ) => registerInterest(request(change), { ...services, signedIn, clientKey, now })
  const asked = async () => {
    const outcome = await ask()
    if (!outcome.ok) throw new Error(outcome.refusal)
    await confirmInterest({ interestId: outcome.interestId, isProof: true }, { ...services, now })
    return outcome.interestId
  }
  const answer = (interestId: string, text = 'Yes, beside the stairs.', at = now, issuer = owner.issuer) =>
    answerInterest({ interestId, answer: text }, { ...services, issuer, now: at })
  const list = () =>
    inStretches((stretch) => listInterests({ organisationId: owner.organisationId, ...stretch }, services))
  /** Sends what is queued and due at this moment. */
  const mails = async (at: Date) => {
    const { rows } = await town.pool.query(`select data from pgboss.job where name = 'interests.mail-due'`)
    const sent: Mail[] = []
    const mailer = onceMailer({ database: town.database, mailer: async (mail) => void sent.push(mail) })
    for (const { data } of rows) await tellOfInterest(data, { ...services, mailer, now: at })
    return sent
  }
  return { town, services, owner, opportunityId, email, request, ask, asked, answer, list, mails }
}

test('a question is seen once its mail was read, and not before', async () => {
  const { ask, list, mails, services, owner, email } = await anOffer()
  const outcome = await ask()
  if (!outcome.ok) throw new Error(outcome.refusal)
  const { interestId } = outcome
  expect(outcome.isProven).toBe(false)
  expect(await list()).toEqual([])
  const [mail] = await mails(now)
  expect(mail?.to).toBe(email)
  const code = /interests\/([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(readInterestCode(code, services.masterKey)).toEqual({ interestId, isProof: true })
  // The address of the page, which the browser that asked has, proves no mailbox.
  const page = readInterestCode(interestCodeOf(interestId, 'page', services.masterKey), services.masterKey)
  expect(page).toEqual({ interestId, isProof: false })
  expect(readInterestCode(`${code}x`, services.masterKey)).toBeUndefined()
  expect(await confirmInterest({ interestId, isProof: false }, { ...services, now })).toEqual({
    ok: false,
    refusal: 'mail-is-not-proven',
  })
  expect(await confirmInterest({ interestId: randomUUID(), isProof: true }, { ...services, now })).toEqual({
    ok: false,
    refusal: 'interest-not-found',
  })
  await confirmInterest({ interestId, isProof: true }, { ...services, now })
  expect(await list()).toMatchObject([{ name: 'Ava', email, message: 'Is there a lift?', answer: null }])
  const waiting = await countWaitingInterests({ organisationId: owner.organisationId, atMost: 9 }, services)
  expect(waiting).toEqual({ count: 1, since: now })
})

test('from an account with that address it is seen at once, from another it is not', async () => {
  const { ask, email } = await anOffer()
  const own = mintSignedIn({ personId: randomUUID(), email: 'AVA@home.example', name: 'Ava' })
  expect(await ask({}, own)).toMatchObject({ ok: true, isProven: true })
  const other = mintSignedIn({ personId: randomUUID(), email: `x${email}`, name: 'Other' })
  expect(await ask({}, other)).toMatchObject({ ok: true, isProven: false })
})

test('a form that is sent five times at once asks once', async () => {
  const { request, services, town } = await anOffer({ warm: 6 })
  const same = request()
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () =>
      registerInterest(same, { ...services, signedIn: undefined, clientKey: undefined, now }),
    ),
  )
  expect(new Set(outcomes.map((one) => one.ok && one.interestId)).size).toBe(1)
  // Pressed again and again, it is the same question and no new try.
  for (let index = 0; index < 6; index += 1)
    expect(await registerInterest(same, { ...services, signedIn: undefined, clientKey: undefined, now })).toMatchObject(
      { ok: true },
    )
  expect((await town.pool.query('select 1 from interests')).rows).toHaveLength(1)
})

test('a program does not write to strangers through the site, and a class comes through', async () => {
  const { ask, town } = await anOffer()
  const outcomes = []
  for (let turn = 0; turn < 62; turn++)
    outcomes.push(await ask({ email: `stranger${turn}@home.example` }, undefined, 'one connection'))
  expect(outcomes.slice(0, 59).every((one) => one.ok)).toBe(true)
  expect(outcomes.at(-1)).toMatchObject({ refusal: 'too-many-tries' })
  expect(await ask({ email: 'other@home.example' }, undefined, 'another')).toMatchObject({ ok: true })
  const own = mintSignedIn({ personId: town.lead.personId ?? '', email: 'lead@home.example', name: 'Lead' })
  expect(await ask({ email: 'own@home.example' }, own, 'one connection')).toMatchObject({ ok: true })
})

test('a mailbox is not filled by questions in its name', async () => {
  const { ask } = await anOffer()
  for (let index = 0; index < 5; index += 1) await ask()
  expect(await ask()).toMatchObject({ refusal: 'too-many-tries' })
})

test('a child’s question is their guardian’s, and nobody asks about what is for others', async () => {
  const { ask, town, opportunityId } = await anOffer()
  expect(await ask({ age: 'under-13' })).toEqual({ ok: false, refusal: 'guardian-must-ask' })
  expect(await ask({ age: 'under-13', isGuardian: true })).toMatchObject({ ok: true })
  await town.pool.query('update opportunities set age_min = 18 where id = $1', [opportunityId])
  expect(await ask({ age: '13-to-17' })).toEqual({ ok: false, refusal: 'age-does-not-fit' })
})

test.each([
  ['is over', `update opportunities set status = 'archived', archived_at = now()`],
  ['was called off', `update opportunities set event_status = 'cancelled'`],
  ['is booked elsewhere', `update opportunities set booking_url = 'https://elsewhere.example'`],
  ['belongs to an organisation where nobody works', 'delete from organisation_members'],
])('what %s is asked about no more', async (_, change) => {
  const { ask, town, opportunityId, services } = await anOffer()
  expect(await findWhetherToAsk({ opportunityId }, services)).toBe(true)
  await town.pool.query(change)
  expect(await findWhetherToAsk({ opportunityId }, services)).toBe(false)
  expect(await ask()).toEqual({ ok: false, refusal: 'not-to-be-asked' })
})

test('where a seat can be taken, one takes a seat', async () => {
  const { opportunityId, services, owner } = await anOffer()
  const terms = { inPersonSeats: 5, onlineSeats: null, mostPeople: 2, closesHours: 0, isOpen: true }
  const manager = { ...services, manager: owner.manager, now }
  await updateBookingTerms({ opportunityId, terms, basedOn: undefined }, manager)
  expect(await findWhetherToAsk({ opportunityId }, services)).toBe(false)
  await updateBookingTerms({ opportunityId, terms: { ...terms, isOpen: false }, basedOn: undefined }, manager)
  expect(await findWhetherToAsk({ opportunityId }, services)).toBe(true)
})

test('it is answered once, by one of two colleagues, and the mail goes once', async () => {
  const { asked, answer, mails, email, town } = await anOffer({ warm: 4 })
  const interestId = await asked()
  expect(await answer(interestId, ' ')).toEqual({ ok: false, refusal: 'answer-is-missing' })
  expect(await answer(interestId, 'x'.repeat(2001))).toEqual({ ok: false, refusal: 'answer-is-too-long' })
  // A colleague holds the question at this moment: two who come meanwhile wait, and one sees that it is answered.
  const holder = await town.pool.connect()
  await holder.query('begin')
  await holder.query('select from interests where id = $1 for update', [interestId])
  const answers = [answer(interestId, 'First'), answer(interestId, 'Second')]
  await new Promise((resolve) => setTimeout(resolve, 100))
  await holder.query('commit')
  holder.release()
  const outcomes = await Promise.all(answers)
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok)).toEqual([{ ok: false, refusal: 'interest-is-answered' }])
  const sent = [...(await mails(later(11))), ...(await mails(later(12)))]
  expect(sent.map(({ to }) => to)).toEqual([email])
  expect(sent[0]?.text).toMatch(/First|Second/)
  const { rows } = await town.pool.query(`select action from audit_entries where action like 'interest.%'`)
  expect(rows).toEqual([{ action: 'interest.answered' }])
})

test('within ten minutes an answer is taken back unread, and another goes in its place', async () => {
  const { asked, answer, mails, services, owner } = await anOffer()
  const interestId = await asked()
  await answer(interestId, 'Wrong words')
  const undo = (at: Date, issuer = owner.issuer) => undoAnswer({ interestId }, { ...services, issuer, now: at })
  expect(await undo(later(9))).toEqual({ ok: true, answer: 'Wrong words' })
  expect(await undo(later(9))).toEqual({ ok: false, refusal: 'answer-has-gone' })
  await answer(interestId, 'Right words', later(9))
  const sent = await mails(later(20))
  expect(sent.map(({ text }) => /Wrong words|Right words/.exec(text)?.[0])).toEqual(['Right words'])
  expect(await undo(later(19))).toEqual({ ok: false, refusal: 'answer-has-gone' })
})

test('another organisation answers nothing, takes nothing back, and sees nothing', async () => {
  const { asked, answer, ask, services, town } = await anOffer()
  const interestId = await asked()
  const other = await anOrganisation(town, { name: 'Other' })
  const notFound = { ok: false, refusal: 'interest-not-found' }
  expect(await answer(interestId, 'Mine', now, other.issuer)).toEqual(notFound)
  await answer(interestId)
  expect(await undoAnswer({ interestId }, { ...services, issuer: other.issuer, now })).toEqual(notFound)
  expect((await listInterests({ organisationId: other.organisationId, limit: 9 }, services)).rows).toEqual([])
  const unproven = await ask()
  expect(unproven.ok && (await answer(unproven.interestId))).toEqual(notFound)
})

test('a question that is taken back leaves nothing, and no mail goes', async () => {
  const { asked, answer, mails, services } = await anOffer()
  const interestId = await asked()
  await answer(interestId)
  await removeInterest({ interestId }, services)
  expect(await findInterest({ interestId }, services)).toBeUndefined()
  expect(await mails(later(11))).toEqual([])
})

test('by the clock: what was never proven goes after two days, the rest after ninety', async () => {
  const { asked, ask, list, services, town } = await anOffer()
  await asked()
  await ask()
  const count = async () => (await town.pool.query('select 1 from interests')).rows.length
  await removeOldInterests({ ...services, now: later(47 * 60) })
  expect(await count()).toBe(2)
  await removeOldInterests({ ...services, now: later(49 * 60) })
  expect(await count()).toBe(1)
  await removeOldInterests({ ...services, now: later(89 * 24 * 60) })
  expect(await list()).toHaveLength(1)
  await removeOldInterests({ ...services, now: later(91 * 24 * 60) })
  expect(await count()).toBe(0)
})
