import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import {
  aCall,
  anAssessor,
  aSentApplication,
  aSheet,
  callTerms,
  goOn,
  onceClosed,
  whileOpen,
} from '#tests/support/programme.ts'
import { listAssessors } from './appoint-assessor.ts'
import { breakSeal, listBrokenSeals, listSealBreakings } from './break-seal.ts'
import { checkCall } from './check-call.ts'
import { countCallApplications } from './find-call-application.ts'
import { findRanking } from './find-ranking.ts'
import { giveScores } from './give-scores.ts'
import { keepScoreDraft, listScoreDrafts } from './keep-score-draft.ts'
import { findSentApplication, listSentApplications } from './list-sent-applications.ts'
import { findToAssess, listToAssess } from './list-to-assess.ts'
import { noteDeclaredConflicts } from './note-declared-conflicts.ts'
import { noteFoundConflicts } from './note-found-conflicts.ts'
import { tellOfApplication } from './tell-of-application.ts'
import { withdrawCallApplication } from './withdraw-call-application.ts'

async function panel({ warm = 0 } = {}) {
  const world = await aCall({ warm })
  const { services, team } = world
  const hull = await aSentApplication(world, { email: 'asha@hull.example' })
  const leeds = await aSentApplication(world, {
    email: 'ben@leeds.example',
    name: 'Ben',
    about: { placeName: 'Leeds' },
  })
  const arun = await anAssessor(world, { email: 'arun@reader.example', name: 'Arun' })
  const bela = await anAssessor(world, { email: 'bela@reader.example', name: 'Bela' })
  const powers = { ...services, team, now: onceClosed }
  const as = (assessor: typeof arun) => ({ ...services, assessor, now: onceClosed })
  const declare = (assessor: typeof arun, applicationIds: string[] = []) =>
    noteDeclaredConflicts({ applicationIds }, as(assessor))
  const score = (assessor: typeof arun, applicationId: string, sheet = aSheet(4)) =>
    giveScores({ applicationId, sheet, profile: { foresight: 'clearly' } }, as(assessor))
  const places = async (assessor: typeof arun) =>
    (await listToAssess({}, as(assessor))).map(({ content }) => content.place?.placeName).toSorted()
  const audit = () => checkCall({ slug: callTerms.slug }, services)
  return { ...world, hull, leeds, arun, bela, powers, as, declare, score, places, audit }
}

test('nobody reads before the call has closed: not the team, not an assessor', async () => {
  const { hull, leeds, arun, powers, as, declare, score, places, callId, pool, audit, ...world } = await panel()
  const { applicationId } = hull
  expect(await listSentApplications({ callId }, powers)).toEqual([])
  expect(await places(arun)).toEqual([])
  expect(await declare(arun)).toEqual({ ok: false, refusal: 'not-time-to-read' })
  expect(await score(arun, applicationId)).toEqual({ ok: false, refusal: 'not-time-to-read' })
  await expect(pool.query(`update call_phases set team_reads = true where phase = 'open'`)).rejects.toThrow('sealed')
  await goOn({ ...world, callId, pool }, ['closed'])
  expect(await places(arun)).toEqual([])
  expect(await listSentApplications({ callId }, powers)).toHaveLength(2)
  expect(await findRanking({ callId, stage: 'reading' }, powers)).toBeUndefined()
  await goOn({ ...world, callId, pool }, ['scoring'])
  expect(await places(arun)).toEqual(['Hull', 'Leeds'])
  expect(await findRanking({ callId, stage: 'reading' }, powers)).toBeUndefined()
  expect(await findToAssess({ applicationId: randomUUID() }, as(arun))).toBeUndefined()
  await withdrawCallApplication({ applicationId: leeds.applicationId }, powers)
  expect(await places(arun)).toEqual(['Hull'])
  expect(await audit()).toMatchObject({ ok: true })
})

test('a seal is broken with a reason, for one reader, and its applicant is told why', async () => {
  const { hull, powers, callId, services, audit, pool, ...world } = await panel()
  const { applicationId } = hull
  const reference = ` ${hull.reference.toLowerCase()}`
  const open = { ...powers, now: whileOpen }
  const breaks = (change = {}) => breakSeal({ callId, reference, reason: 'A child is in danger', ...change }, open)
  expect(await breaks({ reason: ' ' })).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await breaks({ reference: 'NOTHING2' })).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await breaks({ callId: randomUUID() })).toEqual({ ok: false, refusal: 'call-not-found' })
  expect(await breaks()).toEqual({ ok: true, applicationId })
  expect(await findSentApplication({ callId, applicationId }, open)).toMatchObject({ applicationId })
  // A colleague of the same team reads nothing, and the other application stays sealed.
  const colleague = { ...open, team: { ...open.team, personId: randomUUID() } }
  expect(await listSentApplications({ callId }, colleague)).toEqual([])
  expect(await listSentApplications({ callId }, open)).toHaveLength(1)
  expect(await listSealBreakings({ callId }, services)).toEqual([whileOpen])
  const [seal] = await listBrokenSeals({ applicationId }, services)
  expect(seal).toMatchObject({ brokenAt: whileOpen, reason: 'A child is in danger' })
  const mails: Mail[] = []
  const mailer = async (mail: Mail) => void mails.push(mail)
  const due = { applicationId, mail: 'opened' as const, revision: 1, ...(seal && { about: seal.id }) }
  await tellOfApplication(due, { ...services, mailer, now: whileOpen })
  expect(mails).toMatchObject([{ to: 'asha@hull.example', text: expect.stringContaining('A child is in danger') }])
  const { rows } = await pool.query(`select content from call_log where content like '%seal-broken%'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].content).not.toContain('danger')
  await goOn({ ...world, services, callId, pool }, ['closed'])
  expect(await breaks()).toEqual({ ok: false, refusal: 'call-is-not-open' })
  expect(await audit()).toMatchObject({ ok: true })
})

test('what an assessor has a conflict with exists for them nowhere: declared, or found', async () => {
  const { leeds, hull, arun, bela, as, declare, score, places, powers, callId, pool, audit, ...world } = await panel()
  const { personId } = arun
  await goOn({ ...world, callId, pool }, ['closed', 'scoring'])
  expect(await score(arun, hull.applicationId)).toEqual({ ok: false, refusal: 'conflicts-not-declared' })
  // Found by an address that came later, by name, and by an organisation.
  const gone = async () => {
    expect(await places(arun)).toEqual(['Leeds'])
    expect(await findToAssess({ applicationId: hull.applicationId }, as(arun))).toBeUndefined()
    const own = { ...powers, team: { ...powers.team, personId } }
    expect((await listSentApplications({ callId }, own)).map(({ reference }) => reference)).toEqual([leeds.reference])
    expect(await findSentApplication({ callId, applicationId: hull.applicationId }, own)).toBeUndefined()
    expect(await countCallApplications({ callId }, own)).toMatchObject({ submitted: 1 })
  }
  await pool.query(
    `insert into person_addresses (email, person_id, added_at) values ('asha@hull.example', $1, now())`,
    [personId],
  )
  await gone()
  await pool.query(`delete from person_addresses where email = 'asha@hull.example'`)
  expect(await places(arun)).toHaveLength(2)
  await pool.query(`update people set name = 'Asha  OKONKWO' where id = $1`, [personId])
  await gone()
  await pool.query(`update people set name = 'Arun' where id = $1`, [personId])
  expect(await places(arun)).toHaveLength(2)
  // Declared: the same, and it cannot be scored.
  expect(await declare(arun, [hull.applicationId, randomUUID()])).toEqual({ ok: true })
  await gone()
  expect(await score(arun, hull.applicationId)).toEqual({ ok: false, refusal: 'application-not-found' })
  expect(await score(arun, leeds.applicationId)).toEqual({ ok: true })
  await declare(bela)
  await score(bela, hull.applicationId)
  const own = { ...powers, team: { ...powers.team, personId } }
  const counted = async (asked: typeof powers) => (await listAssessors({ callId }, asked)).map(({ scored }) => scored)
  expect([await counted(powers), await counted(own)]).toEqual([
    [1, 1],
    [1, 0],
  ])
  await goOn({ ...world, callId, pool }, ['shortlisting'])
  const ranked = async (asked: typeof powers) =>
    (await findRanking({ callId, stage: 'reading' }, asked))?.rows.map(({ placeName, rank }) => [placeName, rank])
  expect(await ranked(own)).toEqual([['Leeds', 1]])
  const readers = await findRanking({ callId, stage: 'reading' }, own)
  expect(readers?.offsets.map(({ name }) => name)).toEqual(['Arun'])
  expect(await ranked(powers)).toHaveLength(2)
  expect(await audit()).toMatchObject({ ok: true })
})

test('scores that were given before a conflict was known count no more, and stay in the log', async () => {
  const { hull, arun, bela, as, declare, score, powers, callId, pool, audit, ...world } = await panel()
  const { applicationId } = hull
  await goOn({ ...world, callId, pool }, ['closed', 'scoring'])
  for (const one of [arun, bela]) await declare(one)
  await score(arun, applicationId, aSheet(5))
  await score(bela, applicationId, aSheet(2))
  await pool.query(`update people set name = 'Asha Okonkwo' where id = $1`, [arun.personId])
  await noteFoundConflicts({}, as(arun))
  await noteFoundConflicts({}, as(arun))
  const { rows } = await pool.query(`select source from call_conflicts`)
  expect(rows).toEqual([{ source: 'found' }])
  await expect(
    pool.query(
      `insert into call_scores select call_id, application_id, $1, 'interview', criterion, revision, level, comment, given_at from call_scores where person_id = $2`,
      [arun.personId, bela.personId],
    ),
  ).rejects.toThrow('has a conflict')
  expect((await findToAssess({ applicationId }, as(bela)))?.profiles).toHaveLength(1)
  await goOn({ ...world, callId, pool }, ['shortlisting'])
  const ranking = await findRanking({ callId, stage: 'reading' }, powers)
  expect(ranking?.rows.find((one) => one.applicationId === applicationId)).toMatchObject({ total: 200, assessors: 1 })
  expect(await audit()).toMatchObject({ ok: true })
  await pool.query(`delete from call_conflicts`)
  expect(await audit()).toMatchObject({ refusal: 'differs-from-log' })
})

test('scores are handed in once, with a reason for each, and others’ are shown when one’s own are in', async () => {
  const { hull, arun, bela, as, declare, score, powers, callId, pool, audit, ...world } = await panel({ warm: 10 })
  const { applicationId } = hull
  await goOn({ ...world, callId, pool }, ['closed', 'scoring'])
  for (const one of [arun, bela]) await declare(one)
  const silent = aSheet(3, { vision: { level: null, comment: ' ' } })
  expect(await score(arun, applicationId, silent)).toEqual({ ok: false, refusal: 'comment-is-missing' })
  const abstains = aSheet(3, { vision: { level: null, comment: 'I know too little of it' } })
  const many = await Promise.all(Array.from({ length: 6 }, () => score(arun, applicationId, abstains)))
  expect(many.filter(({ ok }) => ok)).toHaveLength(1)
  expect(many.filter((one) => !one.ok && one.refusal === 'scored-already')).toHaveLength(5)
  expect(await findToAssess({ applicationId }, as(bela))).toMatchObject({ isScoring: true, scores: [], profiles: [] })
  await score(bela, applicationId)
  const shown = await findToAssess({ applicationId }, as(bela))
  expect(shown?.scores).toHaveLength(10)
  expect(shown?.scores.find(({ level }) => level === null)).toMatchObject({ criterion: 'vision', assessorName: 'Arun' })
  await goOn({ ...world, callId, pool }, ['shortlisting'])
  expect(await score(bela, applicationId)).toEqual({ ok: false, refusal: 'not-time-to-read' })
  const { rows } = await pool.query(`select content from call_log where content like '%"kind":"scored"%'`)
  expect(rows.join()).not.toContain('too little')
  const ranking = await findRanking({ callId, stage: 'reading' }, powers)
  expect(ranking?.rows.map(({ total }) => total)).toEqual([360, undefined])
  expect(ranking?.offsets.map(({ offset }) => offset).toSorted()).toEqual([-1, 1])
  expect(await audit()).toMatchObject({ ok: true })
})

test('what is typed of a sheet is kept for its assessor alone, and counts for nothing', async () => {
  const { hull, leeds, arun, bela, declare, score, as, audit, pool, callId, ...world } = await panel()
  const { applicationId } = hull
  const keep = (assessor: typeof arun, typed: Record<string, string>, id = applicationId) =>
    keepScoreDraft({ applicationId: id, typed }, as(assessor))
  expect(await keep(arun, {})).toEqual({ ok: false, refusal: 'not-time-to-read' })
  await goOn({ ...world, callId, pool }, ['closed', 'scoring'])
  expect(await keep(arun, {})).toEqual({ ok: false, refusal: 'conflicts-not-declared' })
  await declare(arun)
  await declare(bela)
  expect(await keep(arun, {}, randomUUID())).toEqual({ ok: false, refusal: 'application-not-found' })
  await keep(arun, { vision: '3' })
  expect(await keep(arun, { vision: '4', visionReason: 'Half a thought' })).toEqual({ ok: true })
  expect(await listScoreDrafts({}, as(arun))).toEqual(
    new Map([[applicationId, { vision: '4', visionReason: 'Half a thought' }]]),
  )
  expect(await listScoreDrafts({}, as(bela))).toEqual(new Map())
  expect((await findToAssess({ applicationId }, as(bela)))?.scores).toEqual([])
  expect((await listAssessors({ callId }, { ...world.services, team: world.team }))[0]?.scored).toBe(0)
  const long = aSheet(4, { vision: { level: 4, comment: 'x'.repeat(2001) } })
  expect(await score(arun, applicationId, long)).toEqual({ ok: false, refusal: 'comment-is-too-long' })
  expect(await score(arun, applicationId)).toEqual({ ok: true })
  expect(await listScoreDrafts({}, as(arun))).toEqual(new Map())
  expect(await keep(arun, { vision: '5' })).toEqual({ ok: false, refusal: 'scored-already' })
  // A conflict takes along what was typed.
  await keep(arun, { vision: '5' }, leeds.applicationId)
  await declare(arun, [leeds.applicationId])
  expect((await pool.query('select 1 from call_sheet_drafts')).rows).toEqual([])
  expect(await audit()).toMatchObject({ ok: true })
})
