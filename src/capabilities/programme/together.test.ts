import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aCall, anAssessor, aSentApplication, closesAt, goOn, onceClosed, whileOpen } from '#tests/support/programme.ts'
import { acceptCoapplication } from './accept-coapplication.ts'
import { addComment, listComments } from './add-comment.ts'
import { answerAsPartner } from './answer-as-partner.ts'
import { askPartner, findPartner, listPartners } from './ask-partner.ts'
import { checkCall } from './check-call.ts'
import { readCoapplicantCode } from './coapplicant-code.ts'
import { countEqualityAnswers } from './count-equality-answers.ts'
import { eraseApplicant } from './erase-applicant.ts'
import { giveEqualityAnswers } from './give-equality-answers.ts'
import { findCoapplicant, inviteCoapplicant, listCoapplicants } from './invite-coapplicant.ts'
import { listNamesakes } from './list-namesakes.ts'
import { findToAssess, listToAssess } from './list-to-assess.ts'
import { noteDeclaredConflicts } from './note-declared-conflicts.ts'
import { noteFoundConflicts } from './note-found-conflicts.ts'
import { readPartnerCode } from './partner-code.ts'
import { removeCoapplicant } from './remove-coapplicant.ts'
import { removeNamedPeople } from './remove-named-people.ts'
import { removePartner } from './remove-partner.ts'
import { tellNamesakeApart } from './tell-namesake-apart.ts'
import { tellOfInvitation } from './tell-of-invitation.ts'
import { tellPartner } from './tell-partner.ts'
import { updateCallApplication } from './update-call-application.ts'

const now = whileOpen

async function written({ warm = 0 } = {}) {
  const world = await aCall({ warm })
  const { services, pool, database } = world
  const { applicationId } = await aSentApplication(world, { email: 'asha@hull.example' })
  const powers = { ...services, clientKey: 'one', now }
  const invite = (change: Partial<Parameters<typeof inviteCoapplicant>[0]> = {}, at = powers) =>
    inviteCoapplicant({ applicationId, name: 'Cai', email: 'cai@hull.example', rightTo: 'edit', ...change }, at)
  const idOf = async (email: string) =>
    (await listCoapplicants({ applicationId }, services)).find((one) => one.email === email)?.id ?? ''
  const joined = async (email: string, rightTo: 'view' | 'comment' | 'edit') => {
    await invite({ email, rightTo, name: email })
    const coapplicantId = await idOf(email)
    await acceptCoapplication({ coapplicantId }, { ...services, now })
    return coapplicantId
  }
  const type = (coapplicantId: string | undefined, vision: string) =>
    updateCallApplication(
      { applicationId, isProof: false, coapplicantId, topic: 'vision', typed: { vision } },
      { ...services, now },
    )
  const say = (coapplicantId: string | undefined, text: string, requestId = randomUUID()) =>
    addComment({ applicationId, coapplicantId, requestId, topic: 'vision', text }, { ...services, now })
  const ask = (change: Partial<Parameters<typeof askPartner>[0]> = {}, at = powers) =>
    askPartner(
      { applicationId, organisation: 'Hull Docks', name: 'Dee', email: 'dee@docks.example', part: 'Places', ...change },
      at,
    )
  const mails: Mail[] = []
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  return {
    ...world,
    applicationId,
    powers,
    invite,
    idOf,
    joined,
    type,
    say,
    ask,
    mails,
    mailing: { ...services, mailer, now },
    pool,
  }
}

test('a co-applicant sees nothing before they agree, does what they were given, and nothing once taken out', async () => {
  const { applicationId, invite, idOf, joined, type, say, services, mails, mailing, pool } = await written()
  expect(await invite({ email: ' Asha@hull.example' })).toEqual({ ok: false, refusal: 'own-address' })
  expect(await invite({ applicationId: randomUUID() })).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await invite()).toEqual({ ok: true })
  expect(await invite({ name: 'Other' })).toEqual({ ok: false, refusal: 'invited-already' })
  const cai = await idOf('cai@hull.example')
  for (let turn = 0; turn < 2; turn++) await tellOfInvitation({ coapplicantId: cai }, mailing)
  expect(mails).toHaveLength(1)
  const [, code = ''] = /\/programme\/applications\/(\S+)/.exec(mails[0]?.text ?? '') ?? []
  expect(readCoapplicantCode(code, services.masterKey)).toBe(cai)
  expect(readCoapplicantCode(`${code}x`, services.masterKey)).toBeUndefined()
  expect(await type(cai, 'Before')).toEqual({ ok: false, refusal: 'not-allowed' })
  const accept = (coapplicantId: string) => acceptCoapplication({ coapplicantId }, { ...services, now })
  expect([await accept(cai), await accept(cai)]).toEqual([{ ok: true }, { ok: true }])
  expect(await type(cai, 'Together')).toEqual({ ok: true })
  // Who agrees does so for themselves alone.
  await invite({ email: 'quiet@hull.example', name: 'Quiet' })
  expect(await type(await idOf('quiet@hull.example'), 'Not asked')).toEqual({ ok: false, refusal: 'not-allowed' })
  await accept(cai)
  expect((await findCoapplicant({ coapplicantId: await idOf('quiet@hull.example') }, services))?.acceptedAt).toBeNull()
  const [viewer, commenter] = [await joined('v@hull.example', 'view'), await joined('c@hull.example', 'comment')]
  expect(await type(commenter, 'No')).toEqual({ ok: false, refusal: 'not-allowed' })
  expect(await say(viewer, 'No')).toEqual({ ok: false, refusal: 'not-allowed' })
  const requestId = randomUUID()
  expect([await say(commenter, 'Longer!', requestId), await say(commenter, 'Longer!', requestId)]).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await say(undefined, ' ')).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await say(undefined, 'I will')).toEqual({ ok: true })
  expect(await listComments({ applicationId }, services)).toMatchObject([
    { by: 'c@hull.example', text: 'Longer!' },
    { by: null, text: 'I will' },
  ])
  // One application's people are nothing in another.
  const other = await removeCoapplicant({ applicationId: randomUUID(), coapplicantId: cai }, { ...services, now })
  expect(other).toEqual({ ok: false, refusal: 'application-not-found' })
  await removeCoapplicant({ applicationId, coapplicantId: cai }, { ...services, now })
  expect(await findCoapplicant({ coapplicantId: cai }, services)).toBeUndefined()
  expect(await type(cai, 'After')).toEqual({ ok: false, refusal: 'not-allowed' })
  expect(await accept(cai)).toEqual({ ok: false, refusal: 'invitation-not-found' })
  expect(await invite()).toEqual({ ok: true })
  await pool.query(`update call_applications set state = 'in-review'`)
  expect(await invite({ email: 'late@hull.example' })).toEqual({ ok: false, refusal: 'application-is-settled' })
})

test('invitations go to few, and few of them at once', async () => {
  const { invite, ask, powers } = await written()
  const many = []
  for (let turn = 0; turn < 11; turn++) many.push(await invite({ email: `p${turn}@hull.example` }))
  expect(many.slice(0, 10).every(({ ok }) => ok)).toBe(true)
  expect(many.at(-1)).toEqual({ ok: false, refusal: 'too-many-people' })
  const asked = []
  for (let turn = 0; turn < 21; turn++)
    asked.push(await ask({ email: `q${turn}@hull.example` }, { ...powers, clientKey: `c${turn}` }))
  expect(asked.slice(0, 20).every(({ ok }) => ok)).toBe(true)
  expect(asked.at(-1)).toEqual({ ok: false, refusal: 'too-many-people' })
})

test('an application holds three hundred comments, its own alone', async () => {
  const { say, applicationId, services, pool, callId } = await written()
  const other = await aSentApplication({ services, callId }, { email: 'other@goole.example' })
  const fill = (id: string, count: number) =>
    pool.query(
      `insert into call_comments (id, call_id, application_id, topic, text, request_id, made_at)
        select gen_random_uuid(), $1, $2, 'vision', 'Said', gen_random_uuid(), now() from generate_series(1, $3)`,
      [callId, id, count],
    )
  await fill(other.applicationId, 300)
  expect(await say(undefined, 'The first')).toEqual({ ok: true })
  expect(await listComments({ applicationId }, services)).toHaveLength(1)
  await fill(applicationId, 298)
  expect(await say(undefined, 'The last')).toEqual({ ok: true })
  expect(await say(undefined, 'One more')).toEqual({ ok: false, refusal: 'too-many-comments' })
})

test('taking a person out waits for what they save at that moment', async () => {
  const { applicationId, joined, type, services, pool } = await written({ warm: 6 })
  const cai = await joined('cai@hull.example', 'edit')
  const saving = await pool.connect()
  await saving.query('begin')
  await saving.query('select 1 from call_applications where id = $1 for update', [applicationId])
  let isOut = false
  const removing = removeCoapplicant({ applicationId, coapplicantId: cai }, { ...services, now }).then(() => {
    isOut = true
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(isOut).toBe(false)
  await saving.query('commit')
  saving.release()
  await removing
  expect(await type(cai, 'Afterwards')).toEqual({ ok: false, refusal: 'not-allowed' })
})

test('who is taken out while they agree does not join', async () => {
  const { invite, idOf, services, pool } = await written({ warm: 6 })
  await invite()
  const coapplicantId = await idOf('cai@hull.example')
  const removing = await pool.connect()
  await removing.query('begin')
  await removing.query('update call_coapplicants set removed_at = now() where id = $1', [coapplicantId])
  const agreed = acceptCoapplication({ coapplicantId }, { ...services, now })
  await new Promise((resolve) => setTimeout(resolve, 150))
  await removing.query('commit')
  removing.release()
  expect(await agreed).toEqual({ ok: false, refusal: 'invitation-not-found' })
})

test('a partner confirms by mail, and assessors read of those alone who did', async () => {
  const { applicationId, ask, services, mails, mailing, callId, team, pool, ...world } = await written()
  expect(await ask()).toEqual({ ok: true })
  expect(await ask()).toEqual({ ok: false, refusal: 'asked-already' })
  await ask({ email: 'eve@mill.example', organisation: 'Mill', name: 'Eve' })
  const [docks, mill] = await listPartners({ applicationId }, services)
  const [docksId, millId] = [docks?.id ?? '', mill?.id ?? '']
  for (let turn = 0; turn < 2; turn++) await tellPartner({ partnerId: docksId }, mailing)
  expect(mails).toHaveLength(1)
  // Both languages, and nothing else of the application.
  expect(mails[0]?.text).toMatch(/Does Hull Docks take part.*A yw Hull Docks yn cymryd rhan/s)
  expect(mails[0]?.subject).toMatch(/^Does Hull Docks take part .* \/ A yw Hull Docks yn cymryd rhan/)
  expect(mails[0]?.text).not.toContain('Words on')
  const [, code = ''] = /\/programme\/partners\/(\S+)/.exec(mails[0]?.text ?? '') ?? []
  expect(readPartnerCode(code, services.masterKey)).toBe(docksId)
  const answer = (partnerId: string, confirms = true, confirmedBy = 'Dee, dock master', at = now) =>
    answerAsPartner({ partnerId, confirms, confirmedBy }, { ...services, now: at })
  expect(await answer(randomUUID())).toEqual({ ok: false, refusal: 'partner-not-found' })
  expect(await answer(docksId, true, ' ')).toEqual({ ok: false, refusal: 'name-is-missing' })
  expect([await answer(docksId, false, ''), await answer(docksId), await answer(millId)]).toEqual([
    { ok: true },
    { ok: true },
    { ok: true },
  ])
  expect(await removePartner({ applicationId, partnerId: millId }, { ...services, now })).toEqual({ ok: true })
  expect(await findPartner({ partnerId: millId }, services)).toBeUndefined()
  expect(await answer(millId)).toEqual({ ok: false, refusal: 'partner-not-found' })
  await ask({ email: 'fay@fort.example', organisation: 'Fort', name: 'Fay' })
  const dee = await anAssessor(
    { ...world, services, callId, team, pool },
    { email: 'dee@docks.example', name: 'Other' },
  )
  const arun = await anAssessor({ ...world, services, callId, team, pool }, { email: 'arun@a.example', name: 'Arun' })
  const fay = await anAssessor({ ...world, services, callId, team, pool }, { email: 'fay@fort.example', name: 'Fay' })
  await goOn({ ...world, services, callId, team, pool }, ['closed', 'scoring'])
  expect(await answer(docksId, false)).toEqual({ ok: false, refusal: 'call-goes-on' })
  expect(await removePartner({ applicationId, partnerId: docksId }, { ...services, now })).toEqual({
    ok: false,
    refusal: 'application-is-settled',
  })
  const as = (assessor: typeof arun) => ({ ...services, assessor, now: onceClosed })
  for (const one of [dee, arun, fay]) await noteDeclaredConflicts({ applicationIds: [] }, as(one))
  expect((await findToAssess({ applicationId }, as(arun)))?.partners).toEqual([
    { organisation: 'Hull Docks', part: 'Places', confirmedBy: 'Dee, dock master' },
  ])
  // Who confirmed has a conflict; who was only named has none, or applicants would choose who reads them.
  expect(await listToAssess({}, as(dee))).toEqual([])
  expect(await listToAssess({}, as(fay))).toHaveLength(1)
  expect(await checkCall({ slug: 'leadership-2022' }, services)).toMatchObject({ ok: true })
})

test('who wrote it with the applicant has a conflict, and a mere namesake is told to the team', async () => {
  const { joined, invite, services, callId, team, pool, applicationId, ...world } = await written()
  const cai = await joined('cai@reader.example', 'view')
  await removeCoapplicant({ applicationId, coapplicantId: cai }, { ...services, now })
  await invite({ email: 'never@reader.example', name: 'Never Agreed' })
  const whole = { ...world, services, callId, team, pool }
  const wrote = await anAssessor(whole, { email: 'cai@reader.example', name: 'Cai' })
  const named = await anAssessor(whole, { email: 'never@reader.example', name: 'Never Agreed' })
  const same = await anAssessor(whole, { email: 'same@name.example', name: 'Asha Okonkwo' })
  const names = async () => await listNamesakes({ callId }, { ...services, team })
  expect(await names()).toEqual([])
  await goOn(whole, ['closed', 'scoring'])
  const as = (assessor: typeof wrote) => ({ ...services, assessor, now: onceClosed })
  const seen = await Promise.all([wrote, named, same].map(async (one) => (await listToAssess({}, as(one))).length))
  expect(seen).toEqual([0, 1, 0])
  expect(await names()).toMatchObject([{ name: 'Asha Okonkwo', placeName: 'Hull', isAssessor: true }])
  // Nothing of it for one of the team who has a conflict with it.
  const conflicted = { ...team, personId: same.personId }
  expect(await listNamesakes({ callId }, { ...services, team: conflicted })).toEqual([])
  // Told apart with a reason, by another than themselves: it opens, and the log says so.
  await noteFoundConflicts({}, as(same))
  const tell = (change: Partial<Parameters<typeof tellNamesakeApart>[0]> = {}, by = team) =>
    tellNamesakeApart(
      { callId, applicationId, personId: same.personId, reason: 'Asked both by telephone', ...change },
      { ...services, team: by, now: onceClosed },
    )
  expect(await tell({ callId: randomUUID() })).toEqual({ ok: false, refusal: 'call-not-found' })
  expect(await tell({ reason: ' ' })).toEqual({ ok: false, refusal: 'reason-is-missing' })
  // A conflict that has other grounds than a name is lifted by nobody, and nobody lifts their own.
  expect(await tell({ personId: wrote.personId })).toEqual({ ok: false, refusal: 'namesake-not-found' })
  expect(await tell({}, conflicted)).toEqual({ ok: false, refusal: 'namesake-not-found' })
  expect(await tell()).toEqual({ ok: true })
  expect(await tell()).toEqual({ ok: false, refusal: 'namesake-not-found' })
  expect(await names()).toEqual([])
  expect(await listToAssess({}, as(same))).toHaveLength(1)
  const { rows } = await pool.query(`select detail from audit_entries where action = 'call.namesake-told-apart'`)
  expect(rows).toMatchObject([{ detail: { personId: same.personId, reason: 'Asked both by telephone' } }])
  expect(await checkCall({ slug: 'leadership-2022' }, services)).toMatchObject({ ok: true })
  // What they declare themselves stays, whatever is said of their name.
  await noteDeclaredConflicts({ applicationIds: [applicationId] }, as(same))
  expect(await listToAssess({}, as(same))).toEqual([])
  await pool.query(`update call_phases set outcome_shown = true where call_id = $1 and is_active`, [callId])
  expect(await tell()).toEqual({ ok: false, refusal: 'call-is-decided' })
})

test('whom an applicant named is forgotten once their call is over, and what an organisation confirmed is not', async () => {
  const { applicationId, joined, ask, say, services, pool, callId } = await written()
  const cai = await joined('cai@hull.example', 'comment')
  await say(cai, 'From Cai')
  await ask()
  const [docks] = await listPartners({ applicationId }, services)
  await answerAsPartner({ partnerId: docks?.id ?? '', confirms: true, confirmedBy: 'Dee' }, { ...services, now })
  const removeAfter = (days: number) =>
    removeNamedPeople({ ...services, now: new Date(closesAt.getTime() + days * 86_400_000) })
  const left = async () => ({
    comments: (await listComments({ applicationId }, services)).length,
    people: (await listCoapplicants({ applicationId }, services)).length,
    partner: (await listPartners({ applicationId }, services))[0],
  })
  // Undecided for long: two years after the deadline.
  await removeAfter(729)
  expect(await left()).toMatchObject({ comments: 1, people: 1, partner: { email: 'dee@docks.example', name: 'Dee' } })
  await pool.query(`update call_phases set began_at = $2 where call_id = $1 and phase = 'announced'`, [
    callId,
    closesAt,
  ])
  await removeAfter(180)
  expect(await left()).toMatchObject({ comments: 1, people: 1, partner: { email: 'dee@docks.example' } })
  await removeAfter(181)
  const partner = { organisation: 'Hull Docks', email: null, name: '', confirmedBy: null, confirmedAt: now }
  expect(await left()).toMatchObject({ comments: 0, people: 0, partner })
})

test('equality answers stand apart, are given once, and are counted from ten on', async () => {
  const { applicationId, services, callId, team, pool, ...world } = await written()
  const give = (said: Record<string, string>, id = applicationId) =>
    giveEqualityAnswers({ applicationId: id, said }, { ...services, now })
  expect(await give({}, randomUUID())).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await give({ age: '25-34', gender: 'woman', other: 'x', ethnicity: 'made up' })).toEqual({ ok: true })
  expect(await give({ age: '16-24' })).toEqual({ ok: false, refusal: 'asked-already' })
  const { rows } = await pool.query('select * from call_equality_answers')
  expect(rows).toMatchObject([{ answers: { age: '25-34', gender: 'woman' } }])
  // Nothing leads back: no id of an application, no moment, and an id that does not grow with time.
  expect(Object.keys(rows[0]).toSorted()).toEqual(['answers', 'call_id', 'given_on', 'id'])
  expect(rows[0].id[14]).toBe('4')
  const count = () => countEqualityAnswers({ callId }, { ...services, team })
  expect(await count()).toBeUndefined()
  const more = (age: string, times: number) =>
    pool.query(
      `insert into call_equality_answers select gen_random_uuid(), $1, jsonb_build_object('age', $2::text), current_date
        from generate_series(1, $3)`,
      [callId, age, times],
    )
  await more('25-34', 8)
  await goOn({ ...world, services, callId, team, pool }, ['closed'])
  const few = (await count())?.age
  expect([few?.answered, ...(few?.groups.map((one) => one.count) ?? [])].every((one) => one === undefined)).toBe(true)
  await more('16-24', 12)
  await more('65', 11)
  const age = (await count())?.age
  expect(age?.answered).toBe(32)
  // Nine stay hidden, and the smallest other group with them.
  expect(age?.groups.map((one) => one.count)).toEqual([12, undefined, 0, 0, 0, undefined])
})

test('of an erased person nothing is left in what others sent, and an erased applicant takes along whom they named', async () => {
  const { applicationId, joined, ask, say, services, pool } = await written()
  const cai = await joined('cai@hull.example', 'comment')
  await say(cai, 'From Cai')
  await ask()
  const [docks] = await listPartners({ applicationId }, services)
  await answerAsPartner({ partnerId: docks?.id ?? '', confirms: true, confirmedBy: 'Dee' }, { ...services, now })
  const erase = (emails: string[], before = closesAt) =>
    services.database
      .transaction()
      .execute((tx) => eraseApplicant({ personId: randomUUID(), emails, before }, { tx, now: closesAt }))
  await erase(['cai@hull.example', 'dee@docks.example'])
  expect(await listComments({ applicationId }, services)).toEqual([])
  expect(await listPartners({ applicationId }, services)).toMatchObject([
    { organisation: 'Hull Docks', email: null, name: '', confirmedBy: null },
  ])
  await erase(['asha@hull.example'])
  const left = await pool.query('select 1 from call_partners union all select 1 from call_coapplicants')
  expect(left.rows).toEqual([])
})
