import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { aCall, aSentApplication, callTerms, closesAt, opensAt, whileOpen } from '#tests/support/programme.ts'
import { anOpportunity, anOrganisation, aTown, now as townNow } from '#tests/support/town.ts'
import { addCallEvent } from './add-call-event.ts'
import { answerCallQuestion, leaveOutCallQuestion } from './answer-call-question.ts'
import { appointProgrammeTeam, isInProgrammeTeam, removeFromProgrammeTeam } from './appoint-programme-team.ts'
import { askCallQuestion } from './ask-call-question.ts'
import { checkCall } from './check-call.ts'
import { confirmProgrammeInterest } from './confirm-programme-interest.ts'
import { extendCall } from './extend-call.ts'
import { findCall, findCallForTeam, listCalls } from './find-call.ts'
import { findLogState } from './find-log-state.ts'
import { listCallEvents } from './list-call-events.ts'
import { listAnsweredQuestions, listCallQuestions } from './list-call-questions.ts'
import { brokenEntry, nextEntry } from './log-chain-rules.ts'
import { moveCall } from './move-call.ts'
import { publicCall } from './public-call.ts'
import { registerProgrammeInterest } from './register-programme-interest.ts'
import { removeCallEvent } from './remove-call-event.ts'
import { removeOldProgrammeInterests } from './remove-old-programme-interests.ts'
import { editableOf, reviseCall } from './revise-call.ts'
import { evenWeights } from './rubric.ts'
import { startCall } from './start-call.ts'
import { tellOfCall, tellOfProgrammeInterest } from './tell-of-call.ts'
import { tellOfExtension } from './tell-of-extension.ts'

const later = (from: Date, ms: number) => new Date(from.getTime() + ms)

test('a draft is seen by nobody but the programme team, and an open call by everybody', async () => {
  const { services, team, callId } = await aCall({ open: false })
  expect(await findCall({ slug: callTerms.slug }, services)).toBeUndefined()
  expect(await listCalls({ limit: 9 }, services)).toEqual([])
  await moveCall({ callId, to: 'open' }, { ...services, team, now: opensAt })
  const call = await findCall({ slug: callTerms.slug }, services)
  expect(call).toMatchObject({ phase: 'open', applicantsWrite: true, teamReads: false })
  if (!call) throw new Error('there is no call')
  const open = (now: Date) => publicCall(call, now).isOpen
  expect([later(opensAt, -1), opensAt, closesAt, later(closesAt, 1)].map(open)).toEqual([false, true, true, false])
  // What the public gets has no id and no right in it.
  expect(Object.keys(publicCall(call, opensAt))).not.toContain('teamReads')
})

test('terms that cannot be are refused, and an address is one call’s', async () => {
  const { services, team } = await aCall()
  const powers = { ...services, team, now: opensAt }
  const start = (change: Partial<typeof callTerms>) => startCall({ ...callTerms, slug: 'other', ...change }, powers)
  expect(await startCall(callTerms, powers)).toEqual({ ok: false, refusal: 'call-exists' })
  for (const change of [{ opensAt: closesAt }, { interviewsOn: '2021-11-25' }, { announcedOn: '2022-01-19' }])
    expect(await start(change)).toEqual({ ok: false, refusal: 'dates-out-of-order' })
  expect(await start({ beginsOn: '2022-01-31' })).toEqual({ ok: false, refusal: 'dates-out-of-order' })
  expect(await start({})).toMatchObject({ ok: true })
})

test('of two who let a call go on at once, one does', async () => {
  const { services, team, callId } = await aCall({ open: false, warm: 8 })
  const powers = { ...services, team, now: opensAt }
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => moveCall({ callId, to: 'open' }, powers)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await findLogState({ callId }, powers)).toEqual({ entries: 2, broken: undefined })
  const early = await moveCall({ callId, to: 'closed' }, { ...powers, now: later(closesAt, 600_000) })
  expect(early).toEqual({ ok: false, refusal: 'before-the-deadline' })
  expect(await moveCall({ callId: randomUUID(), to: 'open' }, powers)).toMatchObject({ refusal: 'call-not-found' })
})

test('the database holds one active phase, and no phase in which one reads while others write', async () => {
  const { pool } = await aCall()
  const none = pool.query('update call_phases set is_active = false')
  await expect(none).rejects.toMatchObject({ constraint: 'call_has_a_phase' })
  const two = pool.query(`update call_phases set is_active = true where phase in ('open', 'closed')`)
  await expect(two).rejects.toMatchObject({ constraint: 'one_active_phase' })
  for (const right of ['team_reads', 'assessors_score', 'interviewers_score'])
    await expect(pool.query(`update call_phases set ${right} = true where phase = 'open'`)).rejects.toMatchObject({
      constraint: 'sealed_while_written',
    })
  const without = pool.query(`insert into calls select (jsonb_populate_record(calls,
    jsonb_build_object('id', gen_random_uuid(), 'slug', 'without'))).* from calls`)
  await expect(without).rejects.toMatchObject({ constraint: 'call_has_a_phase' })
})

test('nothing of a log can be changed, taken away or written between', async () => {
  const { pool, callId } = await aCall()
  for (const statement of [`update call_log set content = '{}'`, 'delete from call_log', 'truncate call_log'])
    await expect(pool.query(statement)).rejects.toThrow('append-only')
  const insert = (entry: { number: number; content: string; previousHash: string; hash: string }) =>
    pool.query('insert into call_log values ($1, $2, now(), $3, $4, $5)', [
      ...[callId, entry.number, entry.content, entry.previousHash, entry.hash],
    ])
  const stranger = nextEntry({ number: 2, hash: 'a'.repeat(64) }, { kind: 'forged' })
  await expect(insert(stranger)).rejects.toMatchObject({ constraint: 'call_log_follows' })
  const { rows } = await pool.query('select number, hash from call_log order by number desc limit 1')
  const next = nextEntry(rows[0], { kind: 'forged' })
  await expect(insert({ ...next, number: 4 })).rejects.toMatchObject({ constraint: 'call_log_follows' })
  await expect(insert({ ...next, content: '{}' })).rejects.toMatchObject({ constraint: 'hash_of_its_content' })
  // Who owns the database can do what they like, and it is found.
  await pool.query('alter table call_log disable trigger call_log_append_only')
  await pool.query('alter table call_log drop constraint hash_of_its_content')
  await pool.query(`update call_log set content = replace(content, '"quorum":2', '"quorum":1') where number = 1`)
  const changed = await pool.query(
    'select number, content, previous_hash as "previousHash", hash from call_log order by number',
  )
  expect(brokenEntry(changed.rows)).toBe(1)
})

test('entries that are written at once follow each other', async () => {
  const { services, team, callId } = await aCall({ warm: 9 })
  const powers = { ...services, team, now: whileOpen }
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      extendCall({ callId, closesAt: later(closesAt, 1000 * (index + 1)), reason: 'Snow' }, powers),
    ),
  )
  const { broken, entries } = await findLogState({ callId }, powers)
  expect(broken).toBeUndefined()
  expect(entries).toBeGreaterThan(2)
})

test('a deadline moves later alone, with a reason, while the call is open', async () => {
  const { services, team, callId, pool } = await aCall()
  const powers = { ...services, team, now: whileOpen }
  const extend = (to: Date, reason = 'Snow in the North', now = whileOpen) =>
    extendCall({ callId, closesAt: to, reason }, { ...powers, now })
  const longer = later(closesAt, 86_400_000)
  expect(await extend(closesAt)).toEqual({ ok: false, refusal: 'not-later' })
  expect(await extend(longer, ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await extend(longer, 'Late', later(longer, 1))).toEqual({ ok: false, refusal: 'in-the-past' })
  expect(await extend(longer)).toEqual({ ok: true })
  expect((await findCall({ slug: callTerms.slug }, services))?.closesAt).toEqual(longer)
  // The words stand where they can be erased, their hash in the log.
  const { rows } = await pool.query(`select content from call_log order by number desc limit 1`)
  expect(rows[0].content).not.toContain('Snow')
  expect((await pool.query(`select detail from audit_entries where action = 'call.extended'`)).rows).toHaveLength(1)
  await moveCall({ callId, to: 'closed' }, { ...powers, now: later(longer, 600_001) })
  expect(await extend(later(longer, 9))).toEqual({ ok: false, refusal: 'call-is-not-open' })
  const elsewhere = { callId: randomUUID(), closesAt: longer, reason: 'Snow' }
  expect(await extendCall(elsewhere, powers)).toEqual({ ok: false, refusal: 'call-not-found' })
})

test('a new deadline is told once to everybody who has begun', async () => {
  const world = await aCall()
  const { services, database, pool, callId, team } = world
  await aSentApplication(world, { email: 'asha@hull.example' })
  const { applicationId } = await aSentApplication(world, { email: 'ben@leeds.example', name: 'Ben' })
  await pool.query(`update call_applications set state = 'draft' where id = $1`, [applicationId])
  await aSentApplication(world, { email: 'out@kent.example', name: 'Out' })
  await pool.query(`update call_applications set state = 'withdrawn' where email = 'out@kent.example'`)
  const longer = later(closesAt, 86_400_000)
  await extendCall({ callId, closesAt: longer, reason: 'Snow' }, { ...services, team, now: whileOpen })
  const { rows } = await pool.query(`select data from pgboss.job where name = 'programme.call-extended'`)
  expect(rows).toEqual([{ data: { callId, until: longer.toISOString() } }])
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  for (let turn = 0; turn < 2; turn++) await tellOfExtension(rows[0].data, { ...services, mailer, now: whileOpen })
  expect(mails.map(({ to }) => to).toSorted()).toEqual(['asha@hull.example', 'ben@leeds.example'])
  expect(mails[0]?.text).toContain('27 November')
})

test('a draft can be changed, and what two change at once is shown to the second', async () => {
  const { services, team, callId } = await aCall({ open: false })
  const powers = { ...services, team, now: opensAt }
  const stored = async () => {
    const found = await findCallForTeam({ callId }, powers)
    if (!found) throw new Error('no call')
    return found
  }
  const { slug: _, ...terms } = callTerms
  const basedOn = revisionOf(editableOf(await stored()))
  const revise = (change: Partial<typeof terms>, based: string | undefined = basedOn) =>
    reviseCall({ callId, call: { ...terms, ...change }, basedOn: based }, powers)
  expect(await reviseCall({ callId: randomUUID(), call: terms }, powers)).toMatchObject({ refusal: 'call-not-found' })
  expect(await revise({ beginsOn: '2021-12-01' })).toEqual({ ok: false, refusal: 'dates-out-of-order' })
  expect(await revise({ quorum: 4, weights: { ...evenWeights, vision: 2 } })).toEqual({ ok: true })
  expect(await revise({ quorum: 5 })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await stored()).toMatchObject({ quorum: 4, weights: { vision: 2 }, slug: callTerms.slug })
  expect(await checkCall({ slug: callTerms.slug }, services)).toMatchObject({ ok: true })
  await moveCall({ callId, to: 'open' }, powers)
  expect(await revise({ quorum: 1 }, undefined)).toEqual({ ok: false, refusal: 'call-is-not-a-draft' })
  expect(await checkCall({ slug: callTerms.slug }, services)).toMatchObject({ ok: true })
})

test('a listing stands with a call while it is to come, and is booked as any other', async () => {
  const town = await aTown()
  const owner = await anOrganisation(town)
  const startsAt = later(townNow, 7 * 86_400_000)
  const sessions = [{ startsAt, endsAt: later(startsAt, 3_600_000) }]
  const { opportunityId } = await anOpportunity(town, owner, { sessions })
  const { personId } = await appointProgrammeTeam(
    { email: 'p@x.example', name: 'P' },
    { ...town.services, now: townNow },
  )
  const powers = { ...town.services, team: mintProgrammeTeam({ personId }), now: townNow }
  const started = await startCall(callTerms, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { callId } = started
  const listing = await findOpportunity({ id: opportunityId }, powers)
  if (!listing) throw new Error('no listing')
  const add = (slug = listing.slug, id = callId) =>
    addCallEvent({ callId: id, placeSlug: listing.placeSlug, slug }, powers)
  expect(await add('nothing')).toEqual({ ok: false, refusal: 'listing-not-found' })
  expect(await add(listing.slug, randomUUID())).toEqual({ ok: false, refusal: 'call-not-found' })
  expect([await add(), await add()]).toEqual([{ ok: true }, { ok: true }])
  const events = (now = townNow) => listCallEvents({ callId }, { ...town.services, now })
  expect((await events()).map((one) => one.listing.slug)).toEqual([listing.slug])
  expect(await events(new Date('2030-01-01T00:00:00Z'))).toEqual([])
  await town.pool
    .query(`update opportunities set status = 'held' where id = $1`, [opportunityId])
    .catch(() => undefined)
  await town.pool.query(`update opportunities set status = 'archived' where id = $1`, [opportunityId])
  expect(await events()).toEqual([])
  expect(await add()).toEqual({ ok: false, refusal: 'listing-not-found' })
  await removeCallEvent({ callId, opportunityId }, powers)
  expect((await town.pool.query('select 1 from call_events')).rows).toEqual([])
})

test('what is asked is seen when it was answered, by all, and once however often it is sent', async () => {
  const { services, team, callId } = await aCall()
  const powers = { ...services, team, now: whileOpen }
  const requestId = randomUUID()
  const ask = (now = whileOpen, clientKey = 'one') =>
    askCallQuestion(
      { slug: callTerms.slug, requestId, question: 'I am Asha: may two towns apply?', language: 'en' },
      { ...services, clientKey, now },
    )
  expect([await ask(), await ask()]).toEqual([{ ok: true }, { ok: true }])
  expect(await listAnsweredQuestions({ callId }, services)).toEqual([])
  const [question, ...more] = await listCallQuestions({ callId }, powers)
  expect(more).toEqual([])
  const questionId = question?.id ?? ''
  const answer = { question: 'May two towns?', questionCy: 'A gaiff dwy dref?', answer: 'Yes.', answerCy: 'Cânt.' }
  expect(await answerCallQuestion({ questionId, answer }, powers)).toEqual({ ok: true })
  const shown = await listAnsweredQuestions({ callId }, services)
  expect(shown).toMatchObject([answer])
  // The words of who asked stay inside.
  expect(JSON.stringify(shown)).not.toContain('Asha')
  expect(await leaveOutCallQuestion({ questionId }, powers)).toEqual({ ok: true })
  expect(await listAnsweredQuestions({ callId }, services)).toEqual([])
  expect(await answerCallQuestion({ questionId: randomUUID(), answer }, powers)).toMatchObject({ ok: false })
  expect(await ask(later(closesAt, 1))).toEqual({ ok: false, refusal: 'call-is-not-open' })
  for (let turn = 0; turn < 9; turn++) await ask(whileOpen, 'many')
  expect(await ask(whileOpen, 'many')).toMatchObject({ ok: true })
  expect(await ask(whileOpen, 'many')).toMatchObject({ refusal: 'too-many-tries' })
})

test('who would hear of a call hears once, and only at a proven address', async () => {
  const { services, database, pool, callId } = await aCall()
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  const powers = { ...services, mailer, now: whileOpen }
  const register = (email: string, clientKey = 'one') =>
    registerProgrammeInterest(
      { requestId: randomUUID(), name: 'Asha', email, placeName: 'Hull', language: 'cy' },
      { ...services, clientKey, now: opensAt },
    )
  await register(' Asha@Hull.example')
  await register('other@hull.example')
  const { rows } = await pool.query('select id, email from programme_interests order by email')
  const [asha, other] = rows
  for (const { id } of rows) await tellOfProgrammeInterest({ interestId: id }, powers)
  expect(mails.map(({ to }) => to)).toEqual(['asha@hull.example', 'other@hull.example'])
  await confirmProgrammeInterest({ interestId: asha.id }, powers)
  await tellOfProgrammeInterest({ interestId: asha.id }, powers)
  for (let turn = 0; turn < 2; turn++) await tellOfCall({ callId }, powers)
  expect(mails.slice(2).map(({ to }) => to)).toEqual(['asha@hull.example'])
  // Told and forgotten; the other one has proven nothing, and is forgotten soon.
  const left = async () => (await pool.query('select id from programme_interests')).rows.map(({ id }) => id)
  expect(await left()).toEqual([other.id])
  await removeOldProgrammeInterests({ ...services, now: later(opensAt, 86_400_000) })
  expect(await left()).toEqual([other.id])
  await removeOldProgrammeInterests({ ...services, now: later(opensAt, 3 * 86_400_000) })
  expect(await left()).toEqual([])
  for (let turn = 0; turn < 2; turn++) await register('third@hull.example', `c${turn}`)
  expect(await register('third@hull.example', 'c3')).toMatchObject({ ok: true })
  expect(await register('third@hull.example', 'c4')).toMatchObject({ refusal: 'too-many-tries' })
})

test('who was taken out of the programme team is in it no more', async () => {
  const { services, team } = await aCall()
  const { personId } = team
  expect(await isInProgrammeTeam({ personId }, services)).toBe(true)
  const powers = { ...services, now: whileOpen }
  expect(await removeFromProgrammeTeam({ email: 'petra@waymark.test' }, powers)).toBe(true)
  expect(await isInProgrammeTeam({ personId }, services)).toBe(false)
  expect(await removeFromProgrammeTeam({ email: 'petra@waymark.test' }, powers)).toBe(false)
})
