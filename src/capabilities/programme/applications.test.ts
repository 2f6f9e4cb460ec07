import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { aCall, callTerms, closesAt, opensAt, whileOpen } from '#tests/support/programme.ts'
import { topicFields, topics } from './application.ts'
import { applicationCodeOf, readApplicationCode } from './application-code.ts'
import { checkCall } from './check-call.ts'
import { eraseApplicant } from './erase-applicant.ts'
import { extendCall } from './extend-call.ts'
import { extendCallApplication } from './extend-call-application.ts'
import { countCallApplications, findCallApplication } from './find-call-application.ts'
import { findLogState } from './find-log-state.ts'
import { moveCall } from './move-call.ts'
import { removeOldDrafts } from './remove-old-drafts.ts'
import { restoreCallApplication } from './restore-call-application.ts'
import { sendCallApplication } from './send-call-application.ts'
import { startCallApplication } from './start-call-application.ts'
import { tellOfApplication } from './tell-of-application.ts'
import { updateCallApplication } from './update-call-application.ts'
import { withdrawCallApplication } from './withdraw-call-application.ts'

const later = (ms: number, from = closesAt) => new Date(from.getTime() + ms)
const email = 'asha@hull.example'

async function applicants({ warm = 0 } = {}) {
  const world = await aCall({ warm })
  const { services } = world
  const start = (change: Partial<Parameters<typeof startCallApplication>[0]> = {}, clientKey = randomUUID()) =>
    startCallApplication(
      {
        ...{ slug: callTerms.slug, requestId: randomUUID(), name: 'Asha Okonkwo', email, placeName: 'Hull' },
        ...{ language: 'en', ...change },
      },
      { ...services, clientKey, now: whileOpen },
    )
  const write = async (applicationId: string, { words = 'Words', now = whileOpen } = {}) => {
    for (const topic of topics) {
      const typed = Object.fromEntries(topicFields[topic].map((field) => [field, `${words} on ${field}`]))
      await updateCallApplication({ applicationId, isProof: false, topic, typed }, { ...services, now })
    }
  }
  const begun = async () => {
    const outcome = await start({ email: `${randomUUID()}@hull.example` })
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.applicationId
  }
  const written = async () => {
    const applicationId = await begun()
    await write(applicationId)
    return applicationId
  }
  const send = (applicationId: string, now = whileOpen) =>
    sendCallApplication({ applicationId, isProof: false }, { ...services, now })
  const find = async (applicationId: string) => {
    const found = await findCallApplication({ applicationId }, services)
    if (!found) throw new Error('there is no application')
    return found
  }
  const audit = () => checkCall({ slug: callTerms.slug }, services)
  return { ...world, start, write, begun, written, send, find, audit }
}

/** Fifty that are written like this one; itself goes. */
async function copies(pool: Pool, applicationId: string, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into call_applications (id, call_id, request_id, reference, email, name, language, typed, begun_at, saved_at)
      select gen_random_uuid(), call_id, gen_random_uuid(), 'REF' || one, 'a' || one || '@hull.example', name, language,
        typed, begun_at, saved_at
      from call_applications, generate_series(1, $2) as one where id = $1 returning id`,
    [applicationId, count],
  )
  await pool.query('delete from call_applications where id = $1', [applicationId])
  return rows.map(({ id }) => id)
}

test('an application begins without an account, once however often its form is sent, while the call is open', async () => {
  const { start, services, pool } = await applicants({ warm: 6 })
  const requestId = randomUUID()
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => start({ requestId })))
  expect(new Set(outcomes.map((one) => one.ok && one.applicationId)).size).toBe(1)
  const { rows } = await pool.query('select typed, state from call_applications')
  expect(rows).toEqual([{ typed: { place: { placeName: 'Hull' } }, state: 'draft' }])
  const late = { ...services, clientKey: 'one', now: later(1) }
  const request = { slug: callTerms.slug, name: 'A', email, placeName: 'Hull', language: 'en' as const }
  const refused = await startCallApplication({ ...request, requestId: randomUUID() }, late)
  expect(refused).toEqual({ ok: false, refusal: 'call-is-not-open' })
  const many = []
  for (let turn = 0; turn < 6; turn++) many.push(await start({}))
  expect(many.at(-1)).toMatchObject({ refusal: 'too-many-tries' })
})

test('a draft is kept with empty fields, sent when it is whole, and each sending of other words is a revision', async () => {
  const { begun, write, send, find, pool, audit } = await applicants()
  const applicationId = await begun()
  expect(await send(applicationId)).toEqual({ ok: false, refusal: 'application-is-not-whole' })
  await write(applicationId)
  await write(applicationId, { words: 'long '.repeat(600) })
  expect(await send(applicationId)).toEqual({ ok: false, refusal: 'application-is-not-whole' })
  await write(applicationId)
  expect([await send(applicationId), await send(applicationId)]).toEqual([
    { ok: true, revision: 1 },
    { ok: true, revision: 1 },
  ])
  await write(applicationId, { words: 'Better words' })
  expect(await find(applicationId)).toMatchObject({ isChangedSince: true, application: { state: 'submitted' } })
  expect(await send(applicationId)).toEqual({ ok: true, revision: 2 })
  expect(await find(applicationId)).toMatchObject({ isChangedSince: false })
  const { rows } = await pool.query('select content from call_revisions order by number')
  expect(rows[0].content).toContain('Words on vision')
  expect(rows[1].content).toContain('Better words on vision')
  await expect(pool.query(`update call_revisions set content = '{}', salt = 'x'`)).rejects.toThrow('frozen')
  expect(await audit()).toMatchObject({ ok: true, applications: 1 })
  expect(await send(randomUUID())).toEqual({ ok: false, refusal: 'application-not-found' })
})

test('of two windows on one page the second is told what the first has saved, and overwrites nothing', async () => {
  const { begun, find, services } = await applicants()
  const applicationId = await begun()
  const basedOn = revisionOf({})
  const save = (vision: string, based: string | undefined = basedOn) =>
    updateCallApplication(
      { applicationId, isProof: false, topic: 'vision', typed: { vision }, basedOn: based },
      { ...services, now: whileOpen },
    )
  expect(await save('First')).toEqual({ ok: true })
  expect(await save('First')).toEqual({ ok: true })
  expect(await save('Second')).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect((await find(applicationId)).application.typed.vision).toEqual({ vision: 'First' })
  expect(await save('Second', revisionOf({ vision: 'First' }))).toEqual({ ok: true })
})

test('of fifty that arrive around the deadline’s last second none is lost, and none late is taken', async () => {
  const { written, send, services, team, callId, pool, audit } = await applicants({ warm: 20 })
  const ids = await copies(pool, await written(), 50)
  // Every twenty milliseconds from 0.6 s before the deadline to 0.38 s after it; the twenty-first arrives with it.
  const arrivals = ids.map((applicationId, index) => ({ applicationId, now: later((index - 30) * 20) }))
  const chance = arrivals.toSorted((one, other) =>
    one.applicationId.slice(-6) < other.applicationId.slice(-6) ? -1 : 1,
  )
  const closing = moveCall({ callId, to: 'closed' }, { ...services, team, now: later(380) })
  const outcomes = await Promise.all(
    chance.map(async (one) => ({ ...one, outcome: await send(one.applicationId, one.now) })),
  )
  expect(await closing).toEqual({ ok: false, refusal: 'before-the-deadline' })
  for (const { now, outcome } of outcomes)
    expect(outcome).toEqual(now <= closesAt ? { ok: true, revision: 1 } : { ok: false, refusal: 'deadline-is-over' })
  const inTime = arrivals.filter(({ now }) => now <= closesAt).length
  expect(inTime).toBe(31)
  const states = await pool.query(`select state, count(*)::int from call_applications group by state order by state`)
  expect(states.rows).toEqual([
    { state: 'draft', count: 50 - inTime },
    { state: 'submitted', count: inTime },
  ])
  expect(await findLogState({ callId }, { ...services, team })).toEqual({ entries: 2 + inTime, broken: undefined })
  expect(await audit()).toMatchObject({ ok: true, applications: inTime })
})

test('what is late is kept as a draft, and is sent when its applicant alone is given longer', async () => {
  const { written, send, find, write, services, team, callId, pool } = await applicants()
  const [applicationId, other] = [await written(), await written()]
  expect(await send(applicationId, later(1))).toEqual({ ok: false, refusal: 'deadline-is-over' })
  await write(applicationId, { words: 'Typed late', now: later(2) })
  expect((await find(applicationId)).application).toMatchObject({
    ...{ state: 'draft', typed: { vision: { vision: 'Typed late on vision' } } },
  })
  const { reference } = (await find(applicationId)).application
  const until = later(3_600_000)
  const powers = { ...services, team, now: later(60_000) }
  const extend = (change = {}, at = powers) =>
    extendCallApplication({ callId, reference: ` ${reference.toLowerCase()} `, until, reason: 'Ill', ...change }, at)
  expect(await extend({ until: closesAt })).toEqual({ ok: false, refusal: 'not-later' })
  expect(await extend({ until: later(9) })).toEqual({ ok: false, refusal: 'in-the-past' })
  expect(await extend({ reason: ' ' })).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await extend({ reference: 'NOTHING2' })).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await extend({ callId: randomUUID() })).toEqual({ ok: false, refusal: 'call-not-found' })
  expect(await extend()).toEqual({ ok: true })
  expect(await send(other, later(120_000))).toEqual({ ok: false, refusal: 'deadline-is-over' })
  expect(await send(applicationId, until)).toEqual({ ok: true, revision: 1 })
  // It closes for everybody after the last of them.
  const close = (now: Date) => moveCall({ callId, to: 'closed' }, { ...powers, now })
  expect(await close(later(600_000, until))).toEqual({ ok: false, refusal: 'before-the-deadline' })
  expect(await close(later(600_001, until))).toEqual({ ok: true })
  expect(await extend()).toEqual({ ok: false, refusal: 'call-is-not-open' })
  expect((await pool.query(`select content from call_log where content like '%Ill%'`)).rows).toEqual([])
})

test('given longer and sent at one moment, neither waits for ever', async () => {
  const { written, send, services, team, callId, find } = await applicants({ warm: 12 })
  const ids = [await written(), await written(), await written(), await written()]
  const references = await Promise.all(ids.map(async (id) => (await find(id)).application.reference))
  const powers = { ...services, team, now: whileOpen }
  const outcomes = await Promise.all([
    ...ids.map((id) => send(id)),
    ...references.map((reference) =>
      extendCallApplication({ callId, reference, until: later(9_000), reason: 'Ill' }, powers),
    ),
    extendCall({ callId, closesAt: later(1_000), reason: 'Snow' }, powers),
  ])
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
})

test('withdrawn, it is sent and withdrawn no more', async () => {
  const { written, send, find, write, services, audit } = await applicants()
  const applicationId = await written()
  await send(applicationId)
  const withdraw = () => withdrawCallApplication({ applicationId }, { ...services, now: whileOpen })
  expect([await withdraw(), await withdraw()]).toEqual([{ ok: true }, { ok: false, refusal: 'application-is-settled' }])
  expect(await send(applicationId)).toEqual({ ok: false, refusal: 'application-is-settled' })
  await write(applicationId, { words: 'Other words' })
  expect((await find(applicationId)).application.typed.vision).toEqual({ vision: 'Words on vision' })
  expect(await audit()).toMatchObject({ ok: true })
  const gone = { applicationId: randomUUID() }
  expect(await withdrawCallApplication(gone, { ...services, now: whileOpen })).toMatchObject({ ok: false })
})

test('a code of one application opens no other, and that of the mail alone proves the address', async () => {
  const { begun, services, find } = await applicants()
  const [one, other] = [await begun(), await begun()]
  const { masterKey } = services
  const page = applicationCodeOf(one, 'page', masterKey)
  expect(readApplicationCode(page, masterKey)).toEqual({ applicationId: one, isProof: false })
  expect(readApplicationCode(applicationCodeOf(one, 'mail', masterKey), masterKey)).toMatchObject({ isProof: true })
  const [, word] = page.split('.')
  expect(readApplicationCode(`${Buffer.from(other).toString('base64url')}.${word}`, masterKey)).toBeUndefined()
  const save = (isProof: boolean) =>
    updateCallApplication({ applicationId: one, isProof, topic: 'vision', typed: {} }, { ...services, now: whileOpen })
  await save(false)
  expect((await find(one)).application.provenAt).toBeNull()
  await save(true)
  expect((await find(one)).application.provenAt).toEqual(whileOpen)
})

test('its applicant is told of each step, once', async () => {
  const { start, write, send, services, database } = await applicants()
  const started = await start()
  if (!started.ok) throw new Error(started.refusal)
  const { applicationId } = started
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  const tell = (mail: 'begun' | 'sent' | 'withdrawn', revision = 0) =>
    tellOfApplication({ applicationId, mail, revision }, { ...services, mailer, now: whileOpen })
  await tell('begun')
  await tell('begun')
  await write(applicationId)
  await send(applicationId)
  await tell('sent', 1)
  expect(mails.map(({ to }) => to)).toEqual([email, email])
  const code = /applications\/([\w.-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? ''
  expect(readApplicationCode(code, services.masterKey)).toEqual({ applicationId, isProof: true })
})

test('an entry that somebody with the database changed is found, and so is a table that differs from the log', async () => {
  const { written, send, pool, audit } = await applicants()
  const applicationId = await written()
  await send(applicationId)
  expect(await audit()).toMatchObject({ ok: true, entries: 3 })
  await pool.query('update calls set quorum = 1')
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
  await pool.query('update calls set quorum = 2')
  await pool.query(`update call_applications set state = 'withdrawn'`)
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
  await pool.query(`update call_applications set state = 'submitted'`)
  expect(await audit()).toMatchObject({ ok: true })
  await pool.query('alter table call_log disable trigger user')
  await pool.query('alter table call_log drop constraint hash_of_its_content')
  await pool.query(`update call_log set content = replace(content, '"revision":1', '"revision":2')`)
  expect(await audit()).toEqual({ ok: false, refusal: 'log-is-broken', entry: 3 })
})

test('who is erased takes what they sent with them, and leaves the log whole', async () => {
  const { start, write, send, database, pool, audit, callId, services, team } = await applicants()
  const [sent, draft] = [await start(), await start()]
  if (!sent.ok || !draft.ok) throw new Error('not begun')
  await write(sent.applicationId)
  await send(sent.applicationId)
  const subject = { personId: randomUUID(), emails: [email], before: whileOpen }
  await database.transaction().execute((tx) => eraseApplicant(subject, { tx, now: whileOpen }))
  const { rows } = await pool.query('select name, email, typed, state from call_applications')
  expect(rows).toEqual([{ name: '', email: null, typed: {}, state: 'withdrawn' }])
  expect((await pool.query('select content, salt from call_revisions')).rows).toEqual([{ content: null, salt: null }])
  expect(await audit()).toMatchObject({ ok: true })
  expect(await countCallApplications({ callId }, { ...services, team })).toEqual({ drafts: 0, submitted: 0 })
})

test('what was never sent is forgotten once its call has closed and it was left for long', async () => {
  const { begun, written, send, services, team, callId, pool } = await applicants()
  await begun()
  await send(await written())
  const count = async () => (await pool.query('select 1 from call_applications')).rows.length
  const longAfter = later(91 * 86_400_000)
  await removeOldDrafts({ ...services, now: longAfter })
  expect(await count()).toBe(2)
  await moveCall({ callId, to: 'closed' }, { ...services, team, now: later(600_001) })
  await removeOldDrafts({ ...services, now: later(1_000, opensAt) })
  expect(await count()).toBe(2)
  await removeOldDrafts({ ...services, now: longAfter })
  expect(await count()).toBe(1)
})

test('a withdrawal is taken back until the deadline, and what was sent counts again', async () => {
  const { written, begun, send, find, services, pool, audit } = await applicants()
  const [sent, draft] = [await written(), await begun()]
  await send(sent)
  const withdraw = (applicationId: string, now = whileOpen) =>
    withdrawCallApplication({ applicationId }, { ...services, now })
  const restore = (applicationId: string, now = whileOpen) =>
    restoreCallApplication({ applicationId }, { ...services, now })
  expect(await restore(sent)).toEqual({ ok: false, refusal: 'not-withdrawn' })
  expect(await restore(randomUUID())).toEqual({ ok: false, refusal: 'application-not-found' })
  for (const one of [sent, draft]) expect(await withdraw(one)).toEqual({ ok: true })
  // Nothing but taking it back: a withdrawn one is neither sent nor changed.
  expect(await send(sent)).toEqual({ ok: false, refusal: 'application-is-settled' })
  for (const one of [sent, draft]) expect(await restore(one)).toEqual({ ok: true })
  const states = [(await find(sent)).application.state, (await find(draft)).application.state]
  expect(states).toEqual(['submitted', 'draft'])
  expect(await audit()).toMatchObject({ ok: true })
  await withdraw(sent)
  expect(await restore(sent, later(1))).toEqual({ ok: false, refusal: 'deadline-is-over' })
  await withdraw(draft, later(1))
  const { rows } = await pool.query(
    `select data->>'mail' as mail from pgboss.job where data->>'mail' like 'withdrawn%' order by data->>'mail'`,
  )
  expect(rows.map(({ mail }) => mail)).toEqual(['withdrawn', ...Array.from({ length: 3 }, () => 'withdrawn-early')])
  // Each is told again, however often.
  const abouts = await pool.query(
    `select count(distinct data->>'about')::int from pgboss.job where data->>'mail' = 'restored'`,
  )
  expect(abouts.rows[0].count).toBeGreaterThan(0)
  await pool.query(`update call_applications set email = null where id = $1`, [sent])
  expect(await restore(sent)).toEqual({ ok: false, refusal: 'application-not-found' })
})

test('an answer that is too long to be kept is refused, and never cut', async () => {
  const { begun, find, services } = await applicants()
  const applicationId = await begun()
  const save = (topic: 'vision' | 'lead', typed: Record<string, string>) =>
    updateCallApplication({ applicationId, isProof: false, topic, typed }, { ...services, now: whileOpen })
  const long = 'x'.repeat(20_000)
  expect(await save('vision', { vision: `${long}y` })).toEqual({ ok: false, refusal: 'answer-is-too-long' })
  expect(await save('lead', { leadName: 'x'.repeat(201) })).toEqual({ ok: false, refusal: 'answer-is-too-long' })
  expect((await find(applicationId)).application.typed.vision).toBeUndefined()
  expect(await save('vision', { vision: long })).toEqual({ ok: true })
  expect((await find(applicationId)).application.typed.vision?.vision).toBe(long)
})
