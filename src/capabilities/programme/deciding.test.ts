import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { erasePerson } from '#capabilities/people/erase-person.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aCall, anAssessor, aSentApplication, aSheet, callTerms, goOn, onceClosed } from '#tests/support/programme.ts'
import { answerComplaint, listComplaints } from './answer-complaint.ts'
import { answerOffer } from './answer-offer.ts'
import { checkCall } from './check-call.ts'
import { chooseShortlist } from './choose-shortlist.ts'
import { eraseApplicant } from './erase-applicant.ts'
import { findCallApplication } from './find-call-application.ts'
import { findDecision } from './find-decision.ts'
import { findRanking } from './find-ranking.ts'
import { findFeedback, giveFeedback } from './give-feedback.ts'
import { giveScores, type LeadProfile } from './give-scores.ts'
import { findFeedbackDraft, keepFeedbackDraft } from './keep-feedback-draft.ts'
import { findToAssess, listToAssess } from './list-to-assess.ts'
import { moveCall } from './move-call.ts'
import { noteDeclaredConflicts } from './note-declared-conflicts.ts'
import { proposeDecision } from './propose-decision.ts'
import { releaseDecision } from './release-decision.ts'
import { criteria } from './rubric.ts'
import { sendComplaint } from './send-complaint.ts'
import { settleOffers } from './settle-offers.ts'
import { tellOfApplication } from './tell-of-application.ts'
import { voteOnDecision } from './vote-on-decision.ts'
import { withdrawCallApplication } from './withdraw-call-application.ts'

const towns = ['Hull', 'Leeds', 'Wigan', 'Kent'] as const
type Town = (typeof towns)[number]

/** Four applications, scored by two assessors: Kent least. A third has a conflict with Kent. */
async function choice({ warm = 0 } = {}) {
  const world = await aCall({ warm })
  const { services, team, callId, pool } = world
  const ids = {} as Record<Town, string>
  for (const placeName of towns) {
    const sent = { email: `a@${placeName}.example`.toLowerCase(), name: placeName, about: { placeName } }
    ids[placeName] = (await aSentApplication(world, sent)).applicationId
  }
  const asked = [
    await anAssessor(world, { email: 'arun@reader.example', name: 'Arun' }),
    await anAssessor(world, { email: 'bela@reader.example', name: 'Bela' }),
    await anAssessor(world, { email: 'cari@reader.example', name: 'Cari' }),
  ] as const
  const [arun, bela, cari] = asked
  const now = onceClosed
  const powers = { ...services, team, now }
  await goOn(world, ['closed', 'scoring'])
  for (const assessor of asked)
    await noteDeclaredConflicts({ applicationIds: assessor === cari ? [ids.Kent] : [] }, { ...powers, assessor })
  const scoreAll = async (given: Partial<Record<Town, 1 | 2 | 3 | 4 | 5>>) => {
    for (const assessor of [arun, bela])
      for (const [town, level] of Object.entries(given)) {
        const profile: LeadProfile = { foresight: assessor === arun ? 'clearly' : 'partly' }
        const sheet = { applicationId: ids[town as Town], sheet: aSheet(level), profile }
        const outcome = await giveScores(sheet, { ...services, assessor, now })
        if (!outcome.ok) throw new Error(outcome.refusal)
      }
  }
  await scoreAll({ Hull: 4, Leeds: 3, Wigan: 5, Kent: 2 })
  await goOn(world, ['shortlisting'])
  const shortlist = (names: Town[], reason = 'Scores and spread', asker = powers) =>
    chooseShortlist({ callId, applicationIds: names.map((one) => ids[one]), reason }, asker)
  const propose = (offered: Town[], reserve: Town[], reason = 'The panel agreed', asker = powers) => {
    const outcomes = { offered: offered.map((one) => ids[one]), reserve: reserve.map((one) => ids[one]) }
    return proposeDecision({ callId, outcomes, reason }, asker)
  }
  const vote = (assessor: typeof arun, number: number, agrees = true, reason = '') =>
    voteOnDecision({ number, agrees, reason }, { ...services, assessor, now })
  const toDeciding = async () => {
    await shortlist(['Hull', 'Leeds', 'Wigan'])
    await goOn(world, ['interviews'])
    await scoreAll({ Hull: 3, Leeds: 5, Wigan: 4 })
    await goOn(world, ['deciding'])
  }
  const toAnnounced = async () => {
    await toDeciding()
    await propose(['Leeds', 'Wigan'], ['Hull'])
    for (const one of [arun, bela]) await vote(one, 1)
    const released = await releaseDecision({ callId, number: 1 }, powers)
    if (!released.ok) throw new Error(released.refusal)
  }
  const accept = (town: Town, assistancePounds = 0, at = now) =>
    answerOffer(
      { applicationId: ids[town], answer: { accepts: true, assistancePounds, confirmedBy: 'Asha' } },
      { ...services, now: at },
    )
  const states = async () => {
    const { rows } = await pool.query(`select name, state from call_applications order by name`)
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
  }
  const audit = () => checkCall({ slug: callTerms.slug }, services)
  const mails = async () => {
    const { rows } = await pool.query(
      `select data from pgboss.job where name = 'programme.application-mail-due' and data->>'mail' not in ('begun', 'sent')`,
    )
    return rows.map(({ data }) => `${data.mail} ${towns.find((one) => ids[one] === data.applicationId)}`).toSorted()
  }
  const named = { arun, bela, cari, powers, shortlist, propose, vote, accept, states, audit, mails, ids }
  return { ...world, ...named, scoreAll, toDeciding, toAnnounced }
}

test('a shortlist is chosen with a reason, and interviews are scored apart from what was read', async () => {
  const { shortlist, scoreAll, states, mails, audit, arun, bela, ids, powers, callId, pool, ...world } = await choice()
  const { services } = world
  const to = (phase: 'interviews' | 'announced') => moveCall({ callId, to: phase }, powers)
  expect(await to('interviews')).toEqual({ ok: false, refusal: 'shortlist-is-missing' })
  expect(await shortlist(['Hull'])).toEqual({ ok: false, refusal: 'too-few' })
  expect(await shortlist(['Hull', 'Leeds'], ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  const conflicted = { ...powers, team: { ...powers.team, personId: world.cari.personId } }
  expect(await shortlist(['Hull', 'Leeds'], 'Why', conflicted)).toEqual({ ok: false, refusal: 'has-a-conflict' })
  const foreign = { callId, applicationIds: [ids.Hull, randomUUID()], reason: 'Why' }
  expect(await chooseShortlist(foreign, powers)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await chooseShortlist({ ...foreign, callId: randomUUID() }, powers)).toMatchObject({ ok: false })
  await shortlist(['Hull', 'Leeds', 'Kent'])
  expect(await shortlist(['Hull', 'Leeds', 'Wigan'])).toEqual({ ok: true })
  expect(await states()).toMatchObject({ Kent: 'in-review', Wigan: 'shortlisted' })
  expect(await mails()).toEqual([])
  await goOn({ ...world, callId, pool }, ['interviews'])
  expect(await mails()).toEqual(['invited Hull', 'invited Leeds', 'invited Wigan'])
  expect(await shortlist(['Hull', 'Leeds'])).toEqual({ ok: false, refusal: 'not-time-to-decide' })
  const reads = { ...services, assessor: arun, now: onceClosed }
  expect(await listToAssess({}, reads)).toHaveLength(3)
  // Nothing of what was given for the writing is shown before the assessor’s own score of the interview is in.
  expect(await findToAssess({ applicationId: ids.Hull }, reads)).toMatchObject({ isScoring: true, scores: [] })
  expect(await findRanking({ callId, stage: 'interview' }, powers)).toBeUndefined()
  await scoreAll({ Hull: 3, Leeds: 5, Wigan: 4 })
  expect((await findToAssess({ applicationId: ids.Hull }, reads))?.scores).toHaveLength(20)
  await goOn({ ...world, callId, pool }, ['deciding'])
  const ranked = async (stage: 'reading' | 'interview') =>
    (await findRanking({ callId, stage }, powers))?.rows.map(({ placeName }) => placeName)
  const decision = await findDecision({ callId }, powers)
  const [leeds] = typeof decision === 'object' ? decision.rows : []
  // As each assessor saw it, and no number.
  expect(leeds?.profile).toMatchObject({ foresight: ['clearly', 'partly'], awareness: [] })
  expect(await ranked('interview')).toEqual(['Leeds', 'Wigan', 'Hull'])
  expect(await ranked('reading')).toEqual(['Wigan', 'Hull', 'Leeds', 'Kent'])
  expect(await to('announced')).toEqual({ ok: false, refusal: 'decision-is-missing' })
  expect(await audit()).toMatchObject({ ok: true })
})

test('a decision has a proposal, a quorum and dissent that says why, and all hear of it at one moment', async () => {
  const world = await choice({ warm: 6 })
  const { propose, vote, arun, bela, cari, powers, callId, states, mails, audit, pool, toDeciding } = world
  expect(await propose(['Hull'], [])).toEqual({ ok: false, refusal: 'not-time-to-decide' })
  expect(await vote(arun, 1)).toEqual({ ok: false, refusal: 'not-time-to-decide' })
  await toDeciding()
  const release = (number: number, asker = powers) => releaseDecision({ callId, number }, asker)
  const conflicted = { ...powers, team: { ...powers.team, personId: cari.personId } }
  expect(await propose(['Kent'], [])).toEqual({ ok: false, refusal: 'not-interviewed' })
  expect(await propose(['Hull'], [], 'Why', conflicted)).toEqual({ ok: false, refusal: 'has-a-conflict' })
  expect(await release(1)).toEqual({ ok: false, refusal: 'proposal-has-changed' })
  expect(await propose(['Hull', 'Leeds'], [])).toEqual({ ok: true, number: 1 })
  expect(await vote(arun, 1, false, ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await vote(cari, 1)).toEqual({ ok: false, refusal: 'has-a-conflict' })
  expect(await vote(arun, 1, false, 'Wigan was better')).toEqual({ ok: true })
  expect(await release(1)).toEqual({ ok: false, refusal: 'quorum-is-missing' })
  await vote(bela, 1)
  expect(await release(1)).toEqual({ ok: false, refusal: 'majority-is-missing' })
  expect(await propose(['Leeds', 'Wigan'], ['Hull'])).toEqual({ ok: true, number: 2 })
  expect(await vote(bela, 1)).toEqual({ ok: false, refusal: 'proposal-has-changed' })
  expect(await release(2)).toEqual({ ok: false, refusal: 'quorum-is-missing' })
  for (const one of [arun, bela]) await vote(one, 2)
  expect(await release(1)).toEqual({ ok: false, refusal: 'proposal-has-changed' })
  expect(await release(2, conflicted)).toEqual({ ok: false, refusal: 'has-a-conflict' })
  await pool.query(`update call_assessors set declared_at = null where person_id = $1`, [bela.personId])
  expect(await vote(bela, 2)).toEqual({ ok: false, refusal: 'conflicts-not-declared' })
  const at = Date.now()
  const released = await Promise.all(Array.from({ length: 4 }, () => release(2)))
  expect(Date.now() - at).toBeLessThan(20_000)
  expect(released.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await states()).toEqual({ Hull: 'reserve', Kent: 'declined', Leeds: 'offered', Wigan: 'offered' })
  const told = (await mails()).filter((one) => !one.startsWith('invited'))
  expect(told).toEqual(['declined Kent', 'offered Leeds', 'offered Wigan', 'reserve Hull'])
  expect(await propose(['Hull'], [])).toEqual({ ok: false, refusal: 'not-time-to-decide' })
  expect(await audit()).toMatchObject({ ok: true })
  await pool.query(`update call_applications set state = 'accepted' where name = 'Hull'`)
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
  await pool.query(`update call_applications set state = 'reserve' where name = 'Hull'`)
  await pool.query(`update call_votes set agrees = false`).catch(() => undefined)
  await pool.query(`update call_votes set agrees = false, reason = 'x' where person_id = $1`, [arun.personId])
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
})

test('an offer runs out, a place that is turned down or given back goes to the reserve, in its order', async () => {
  const { toAnnounced, accept, states, ids, services, mails, audit, pool, database } = await choice()
  await toAnnounced()
  expect(await accept('Kent')).toEqual({ ok: false, refusal: 'nothing-is-offered' })
  expect(await accept('Leeds', 270_001)).toEqual({ ok: false, refusal: 'limit-is-passed' })
  const gone = { applicationId: randomUUID(), answer: { accepts: false as const } }
  expect(await answerOffer(gone, { ...services, now: onceClosed })).toMatchObject({ refusal: 'application-not-found' })
  expect(await accept('Leeds', 270_000)).toEqual({ ok: true })
  expect(await accept('Leeds')).toEqual({ ok: false, refusal: 'nothing-is-offered' })
  const { rows } = await pool.query(
    `select ends_at, settled_at, assistance_pounds from call_offers where settled_at is not null`,
  )
  expect(rows).toMatchObject([{ settled_at: onceClosed, assistance_pounds: 270_000 }])
  const endsAt = new Date(onceClosed.getTime() + 14 * 86_400_000)
  const after = new Date(endsAt.getTime() + 1)
  await settleOffers({ ...services, now: endsAt })
  expect(await states()).toMatchObject({ Wigan: 'offered', Hull: 'reserve' })
  expect(await accept('Wigan', 0, after)).toEqual({ ok: false, refusal: 'offer-has-ended' })
  await settleOffers({ ...services, now: after })
  await settleOffers({ ...services, now: after })
  expect(await states()).toEqual({ Hull: 'offered', Kent: 'declined', Leeds: 'accepted', Wigan: 'lapsed' })
  expect((await mails()).filter((one) => /Hull|lapsed/.test(one))).toEqual([
    'invited Hull',
    'lapsed Wigan',
    'offered Hull',
    'reserve Hull',
  ])
  expect(await audit()).toMatchObject({ ok: true })
  await pool.query(`update call_applications set state = 'reserve', reserve_order = 2 where name = 'Kent'`)
  await answerOffer({ applicationId: ids.Hull, answer: { accepts: false } }, { ...services, now: after })
  expect(await states()).toMatchObject({ Hull: 'turned-down', Kent: 'offered' })
  // A place that was taken and is given back goes on, too.
  await pool.query(`delete from call_offers where application_id = $1`, [ids.Hull])
  await pool.query(`update call_applications set state = 'reserve' where name = 'Hull'`)
  await withdrawCallApplication({ applicationId: ids.Leeds }, { ...services, now: after })
  expect(await states()).toMatchObject({ Leeds: 'withdrawn', Hull: 'offered' })
  await pool.query('delete from call_offers')
  await pool.query(`update call_applications set state = 'reserve',
    reserve_order = case name when 'Wigan' then 1 when 'Kent' then 2 when 'Hull' then 3 else 4 end`)
  await settleOffers({ ...services, now: after })
  expect(await states()).toEqual({ Hull: 'reserve', Kent: 'offered', Leeds: 'reserve', Wigan: 'offered' })
  const sent: Mail[] = []
  const found = await findCallApplication({ applicationId: ids.Kent }, { database })
  expect(found?.application.state).toBe('offered')
  const mailer = async (mail: Mail) => void sent.push(mail)
  const due = { applicationId: ids.Kent, mail: 'offered' as const, revision: 0, until: endsAt.toISOString() }
  await tellOfApplication(due, { ...services, mailer, now: after })
  expect(sent[0]?.text).toMatch(/£45,000.*£315,000/s)
})

test('of many who take the last places at one moment, so many have one as there are', async () => {
  const { toAnnounced, accept, pool, states } = await choice({ warm: 10 })
  await toAnnounced()
  await pool.query(
    `insert into call_offers (call_id, application_id, offered_at, ends_at)
    select call_id, id, $1::timestamptz, $1::timestamptz + interval '1 day' from call_applications where name in ('Hull', 'Kent')`,
    [onceClosed],
  )
  await pool.query(`update call_applications set state = 'offered'`)
  const outcomes = await Promise.all(towns.map((town) => accept(town)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'places-are-taken')).toHaveLength(2)
  expect(Object.values(await states()).filter((state) => state === 'accepted')).toHaveLength(2)
})

test('each applicant has feedback by criterion, and a complaint is acknowledged once', async () => {
  const { toDeciding, toAnnounced: _, propose, vote, arun, bela, cari, ...world } = await choice()
  const { ids, services, callId, powers, pool, audit, mails } = world
  const feedback = Object.fromEntries(criteria.map((one) => [one, `About ${one}`])) as Record<
    (typeof criteria)[number],
    string
  >
  const give = (change = {}, asker = powers) =>
    giveFeedback({ callId, applicationId: ids.Kent, feedback, ...change }, asker)
  const applicationId = ids.Kent
  const complain = (text: string, requestId = randomUUID()) =>
    sendComplaint({ applicationId, requestId, text }, { ...services, now: onceClosed })
  await toDeciding()
  const early = { callId, applicationId, typed: {} }
  expect(await keepFeedbackDraft(early, powers)).toEqual({ ok: false, refusal: 'not-announced' })
  expect(await give()).toEqual({ ok: false, refusal: 'not-announced' })
  expect(await complain('Unfair')).toEqual({ ok: false, refusal: 'not-announced' })
  await propose(['Leeds', 'Wigan'], ['Hull'])
  for (const one of [arun, bela]) await vote(one, 1)
  await releaseDecision({ callId, number: 1 }, powers)
  const conflicted = { ...powers, team: { ...powers.team, personId: cari.personId } }
  expect(await give({ feedback: { ...feedback, vision: ' ' } })).toEqual({ ok: false, refusal: 'feedback-is-missing' })
  expect(await give({}, conflicted)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await findFeedback({ applicationId }, services)).toEqual([])
  const keep = (asker = powers) =>
    keepFeedbackDraft({ callId, applicationId, typed: { vision: 'Half', other: 'x' } }, asker)
  const kept = (asker = powers) => findFeedbackDraft({ callId, applicationId }, asker)
  expect(await keep(conflicted)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await keep()).toEqual({ ok: true })
  expect([(await kept())?.vision, await kept(conflicted)]).toEqual(['Half', undefined])
  expect(await findFeedback({ applicationId }, services)).toEqual([])
  const long = { feedback: { ...feedback, vision: 'x'.repeat(3001) } }
  expect(await give(long)).toEqual({ ok: false, refusal: 'feedback-is-too-long' })
  expect(await give()).toEqual({ ok: true })
  expect(await findFeedback({ applicationId }, services)).toHaveLength(5)
  expect(await kept()).toBeUndefined()
  await pool
    .query(`update call_phases set is_active = phase = 'deciding' where phase in ('announced', 'deciding')`)
    .catch(() => undefined)
  const requestId = randomUUID()
  expect(await complain(' ')).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect([await complain('Unfair', requestId), await complain('Unfair', requestId)]).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await listComplaints({ callId }, conflicted)).toEqual([])
  const [complaint, ...others] = await listComplaints({ callId }, powers)
  expect(others).toEqual([])
  const complaintId = complaint?.id ?? ''
  const answer = (asker = powers, acknowledgement = 'We look into it') =>
    answerComplaint({ callId, complaintId, acknowledgement }, asker)
  expect(await answer(powers, ' ')).toEqual({ ok: false, refusal: 'nothing-is-said' })
  expect(await answer(conflicted)).toEqual({ ok: false, refusal: 'complaint-not-found' })
  expect([await answer(), await answer()]).toEqual([{ ok: true }, { ok: false, refusal: 'acknowledged-already' }])
  for (let turn = 0; turn < 4; turn++) await complain(`Again ${turn}`)
  expect(await complain('Too often')).toEqual({ ok: false, refusal: 'too-many-complaints' })
  expect((await mails()).filter((one) => one.endsWith('Kent'))).toContain('acknowledged Kent')
  expect((await pool.query(`select 1 from call_log where content like '%Unfair%'`)).rows).toEqual([])
  expect(await audit()).toMatchObject({ ok: true })
})

test('an assessor who is erased leaves what they gave without a name, and the audit still rebuilds the decision', async () => {
  const { toAnnounced, ids, services, callId, powers, pool, audit, arun } = await choice()
  await toAnnounced()
  const keep = `insert into call_sheet_drafts values ($1, $2, $3, 'reading', '{"visionReason": "Mine"}', $4)`
  await pool.query(keep, [callId, ids.Kent, arun.personId, onceClosed])
  const total = async () => (await findRanking({ callId, stage: 'interview' }, powers))?.rows.map((one) => one.total)
  const before = await total()
  await services.database.transaction().execute(async (tx) => {
    const { personId } = arun
    await eraseApplicant({ personId, emails: ['arun@reader.example'], before: onceClosed }, { tx, now: onceClosed })
    await erasePerson({ personId }, { tx, now: onceClosed })
  })
  expect(await total()).toEqual(before)
  expect(await audit()).toMatchObject({ ok: true })
  const decision = await findDecision({ callId }, powers)
  expect(typeof decision === 'object' && decision.votes.map(({ name }) => name).toSorted()).toEqual(['', 'Bela'])
  expect((await pool.query('select 1 from call_sheet_drafts')).rows).toEqual([])
})
