import { expect, test } from 'vitest'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { mintCityLead, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkPledges } from './check-pledges.ts'
import { decidePledge } from './decide-pledge.ts'
import { draftPledge } from './draft-pledge.ts'
import { findPledge, findPledgeCredential, findPublicPledge } from './find-pledge.ts'
import { listEmployers, listQuietEmployers } from './list-employers.ts'
import {
  countPledgesToDo,
  countPledgesWaiting,
  listPledgeReports,
  listPledges,
  listShownPledges,
} from './list-pledges.ts'
import { notePledgeUse } from './note-pledge-use.ts'
import { offerPledge, takePledgeBack } from './offer-pledge.ts'
import type { PledgeContent } from './pledge.ts'
import type { PledgeNews } from './recognition-jobs.ts'
import { renewPledge } from './renew-pledge.ts'
import { reportPledge } from './report-pledge.ts'
import { revisePledge } from './revise-pledge.ts'
import { settlePledgeReports } from './settle-pledge-reports.ts'
import { settlePledges } from './settle-pledges.ts'
import { restorePledge, suspendPledge } from './suspend-pledge.ts'
import { tellOfPledge } from './tell-of-pledge.ts'
import { withdrawPledge } from './withdraw-pledge.ts'

const on = (day: string) => new Date(`${day}T09:00:00Z`)
const notHere = { ok: false, refusal: 'not-here' }
const notNow = { ok: false, refusal: 'not-now' }

/** An employer that promises holders of a library's badge an interview, and a museum that has nothing to do with it. */
async function aPromise({ warm = 0, change = {} as Partial<PledgeContent> } = {}) {
  const town = await aTown({ warm })
  const { services, placeId, lead } = town
  const library = await anOrganisation(town, { name: 'Ash Library' })
  const works = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  const museum = await anOrganisation(town, { name: 'Museum', kind: 'employer' })
  const { badgeId } = await aBadge(town, library)
  const content: PledgeContent = {
    ...{ act: 'interview', scope: 'badge', badgeId, pathwayId: null, about: null, aboutCy: null },
    ...{
      said: 'Who has it is interviewed within a month.',
      saidCy: null,
      beginsOn: '2026-06-05',
      endsOn: '2027-06-05',
    },
    ...change,
  }
  const by = (manager: OrganisationManager, at = now) => ({ ...services, manager, now: at })
  const as = (who: CityLead = lead, at = now) => ({ ...services, lead: who, now: at })
  const draft = async () => {
    const drafted = await draftPledge({ placeId, content }, by(works.manager))
    if (!drafted.ok) throw new Error(drafted.refusal)
    return drafted.pledgeId
  }
  const read = async (id: string) => needed(await findPledge({ id }, services), 'the pledge')
  const basedOn = async (id: string) => (await read(id)).revision
  const offered = async () => {
    const pledgeId = await draft()
    await offerPledge({ pledgeId, basedOn: await basedOn(pledgeId) }, by(works.manager))
    return pledgeId
  }
  const live = async () => {
    const pledgeId = await offered()
    const made = await decidePledge({ pledgeId, decision: 'live', basedOn: await basedOn(pledgeId) }, as())
    if (!made.ok) throw new Error(made.refusal)
    return pledgeId
  }
  const versionId = async () => needed(await findBadge({ id: badgeId }, services), 'the badge').versionId
  const shown = async (at = now) =>
    (await listShownPledges({ badgeVersionId: await versionId() }, { ...services, now: at })).rows.map(({ id }) => id)
  const state = async (id: string) => (await read(id)).pledge.state
  const world = { town, services, placeId, lead, library, works, museum, badgeId, content }
  return { ...world, by, as, draft, read, basedOn, offered, live, versionId, shown, state }
}

type World = Awaited<ReturnType<typeof aPromise>>

/** A learner who holds the badge, and another one who does not. */
async function learnersOf({ town, services, badgeId, library }: World) {
  const people = await addPeople(
    [
      { name: 'Ava', email: 'ava@home.example' },
      { name: 'Ben', email: 'ben@home.example' },
    ],
    { database: town.database, now },
  )
  const signedIn = (name: string, email: string) => mintSignedIn({ personId: people.get(email) ?? '', email, name })
  const ava = signedIn('Ava', 'ava@home.example')
  const lines = [{ recipient: { name: 'Ava', email: ava.email }, evidence: [] }]
  await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
  await keepAwards({ ...services, signedIn: ava, now })
  return { ava, ben: signedIn('Ben', 'ben@home.example') }
}

test('what an employer promises is seen when the City Lead has read it, signed so that everybody can check it', async () => {
  const world = await aPromise({ warm: 8 })
  const { town, services, works, museum, by, as, draft, basedOn, shown, state, versionId } = world
  const pledgeId = await draft()
  const elsewhere = mintCityLead({ placeId: pledgeId, personId: undefined })
  const offer = async (manager = works.manager) =>
    offerPledge({ pledgeId, basedOn: await basedOn(pledgeId) }, by(manager))
  expect(await offer(museum.manager)).toEqual(notHere)
  expect(await offerPledge({ pledgeId, basedOn: 'other words' }, by(works.manager))).toMatchObject({
    refusal: 'changed-meanwhile',
  })
  const drafts = (await listPledges({ lead: world.lead, limit: 9 }, services)).rows
  expect(drafts).toEqual([])
  expect(await offer()).toEqual({ ok: true })
  expect(await takePledgeBack({ pledgeId }, by(museum.manager))).toEqual(notHere)
  expect(await takePledgeBack({ pledgeId }, by(works.manager))).toEqual({ ok: true })
  expect(await offer()).toEqual({ ok: true })
  expect(await findPublicPledge({ id: pledgeId }, { ...services, now })).toBeUndefined()
  const decide = async (who = world.lead, change: object = {}) =>
    decidePledge({ pledgeId, decision: 'live', basedOn: await basedOn(pledgeId), ...change }, as(who))
  expect(await decide(elsewhere)).toEqual(notHere)
  expect(await decide(world.lead, { decision: 'refused', note: ' ' })).toMatchObject({ refusal: 'note-is-missing' })
  expect(await decide(world.lead, { basedOn: 'other words' })).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await shown()).toEqual([])

  // Two leads, and each of them twice: one decides, and it is signed once.
  const read = await basedOn(pledgeId)
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      decidePledge({ pledgeId, basedOn: read, decision: turn % 2 ? 'live' : 'refused', note: 'No.' }, as()),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 7 }, () => notNow))
  if ((await state(pledgeId)) === 'refused') {
    await offer()
    await decide()
  }
  expect(await shown()).toEqual([pledgeId])

  const find = async () => needed(await findPledgeCredential({ id: pledgeId }, services), 'the credential')
  const credential = await find()
  expect(JSON.parse(credential)).toMatchObject({
    id: `https://waymark.test/pledges/${pledgeId}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { name: 'Harbour Works' },
    validUntil: '2027-06-05T22:59:00Z',
    credentialSubject: { id: 'https://waymark.test/seatown/badges/coding-club' },
  })
  // Neither who of the organisation made it nor who leads the place.
  expect(credential).not.toMatch(/manager|lena|@waymark\.test/i)
  const verdict = async (text = credential) => (await checkBadge(text, { ...services, now })).report.verdict
  expect(await verdict()).toBe('genuine')
  expect(await verdict(credential.replace('a month', 'a year'))).toBe('not-genuine')
  expect(await checkPledges({ badgeVersionId: await versionId() }, { ...services, now })).toHaveLength(1)
  // What its signature does not prove is not shown as checked.
  await town.pool.query(`update pledges set credential = replace(credential, 'a month', 'a year')`)
  expect(await checkPledges({ badgeVersionId: await versionId() }, { ...services, now })).toEqual([])
  await town.pool.query(`update pledges set credential = replace(credential, 'a year', 'a month')`)

  expect(await withdrawPledge({ pledgeId }, by(museum.manager))).toEqual(notHere)
  expect(await withdrawPledge({ pledgeId }, by(works.manager))).toEqual({ ok: true })
  expect(await withdrawPledge({ pledgeId }, by(works.manager))).toEqual(notNow)
  expect(await shown()).toEqual([])
  expect(await verdict(await find())).toBe('genuine-but-no-longer-valid')
  expect(await findPublicPledge({ id: pledgeId }, { ...services, now })).toMatchObject({ state: 'withdrawn' })
  const logged = await loggedWhere(town, 'pledge')
  expect(logged).toContain('pledge.offered here')
  expect(logged).toContain('pledge.withdrawn here')
})

test('a pledge is changed by its own organisation alone, in the words that it read, and about what is seen in the place', async () => {
  const { services, placeId, works, museum, by, draft, basedOn, read, content, town } = await aPromise()
  const pledgeId = await draft()
  const revise = async (change: Partial<PledgeContent>, manager = works.manager, based?: string) =>
    revisePledge(
      { pledgeId, content: { ...content, ...change }, basedOn: based ?? (await basedOn(pledgeId)) },
      by(manager),
    )
  expect(await revise({}, museum.manager)).toEqual(notHere)
  const former = await basedOn(pledgeId)
  expect(await revise({ act: 'mentor' })).toEqual({ ok: true })
  expect(await revise({ act: 'visit' }, works.manager, former)).toMatchObject({ refusal: 'changed-meanwhile' })
  expect((await read(pledgeId)).pledge.act).toBe('mentor')
  expect(await revise({ badgeId: pledgeId })).toMatchObject({ refusal: 'about-is-missing' })
  expect(await revise({ said: null })).toMatchObject({ refusal: 'words-are-missing' })
  const unpublished = await aBadge(town, museum, { name: 'Draft', published: false })
  expect(await revise({ badgeId: unpublished.badgeId })).toMatchObject({ refusal: 'about-is-missing' })
  const waiting = await anOrganisation(town, { name: 'Waiting Works', approved: false })
  expect(await draftPledge({ placeId, content }, by(waiting.manager))).toMatchObject({ refusal: 'not-approved' })
  expect(await draftPledge({ placeId: pledgeId, content }, by(works.manager))).toMatchObject({
    refusal: 'not-approved',
  })
  const lists = await listPledges({ organisationId: museum.organisationId, limit: 9 }, services)
  expect(lists.rows).toEqual([])
})

test('a pledge is begun once by two presses at once, and again when other words are sent', async () => {
  const { services, placeId, works, museum, by, content } = await aPromise({ warm: 8 })
  const begin = async (change: Partial<PledgeContent> = {}, manager = works.manager) => {
    const begun = await draftPledge({ placeId, content: { ...content, ...change } }, by(manager))
    return begun.ok ? begun.pledgeId : begun.refusal
  }
  const ids = await Promise.all(Array.from({ length: 8 }, () => begin()))
  expect(new Set(ids).size).toBe(1)
  expect(ids).not.toContain(await begin({ act: 'visit' }))
  expect(ids).not.toContain(await begin({}, museum.manager))
  expect((await listPledges({ organisationId: works.organisationId, limit: 9 }, services)).rows).toHaveLength(2)
})

test('a pledge lapses after its last day, its managers are told twice before, and renewing it signs it anew', async () => {
  const world = await aPromise({ warm: 4 })
  const { town, services, works, by, live, basedOn, shown, state } = world
  const pledgeId = await live()
  const told = async () => {
    const { rows } = await town.pool.query<{ news: string }>(
      `select data->>'news' as news from pgboss.job where name = 'recognition.pledge-moved' order by created_on, id`,
    )
    return rows.map(({ news }) => news).filter((news) => /due|lapsed|renewed/.test(news))
  }
  const settle = (day: string) => settlePledges({ ...services, now: on(day) })
  await settle('2027-03-06')
  expect(await told()).toEqual([])
  for (const day of ['2027-03-07', '2027-03-08']) await settle(day)
  expect(await told()).toEqual(['due'])
  for (const day of ['2027-05-22', '2027-05-23']) await settle(day)
  expect(await told()).toEqual(['due', 'due-again'])
  expect(await countPledgesToDo(works, { ...services, now: on('2027-05-23') })).toMatchObject({ due: 1 })
  const renew = async (endsOn: string, at: string, based?: string) =>
    renewPledge({ pledgeId, endsOn, basedOn: based ?? (await basedOn(pledgeId)) }, by(works.manager, on(at)))
  expect(await renew('2028-06-05', '2026-09-01')).toEqual(notNow)
  expect(await renew('2027-06-05', '2027-05-23')).toMatchObject({ refusal: 'ends-no-later' })
  const former = needed(await findPledgeCredential({ id: pledgeId }, services), 'the credential')
  expect(await renew('2028-06-05', '2027-05-23')).toEqual({ ok: true })
  const newer = needed(await findPledgeCredential({ id: pledgeId }, services), 'the credential')
  const verdict = async (text: string) =>
    (await checkBadge(text, { ...services, now: on('2027-05-24') })).report.verdict
  expect([await verdict(former), await verdict(newer)]).toEqual(['genuine-but-no-longer-valid', 'genuine'])
  expect(await shown(on('2028-06-05'))).toEqual([pledgeId])
  // The day after its last it is shown no more, settled or not.
  expect(await shown(on('2028-06-06'))).toEqual([])

  // Renewing at the moment when it lapses: one of the two happens.
  const based = await basedOn(pledgeId)
  const [renewed] = await Promise.all([
    renewPledge({ pledgeId, endsOn: '2029-06-05', basedOn: based }, by(works.manager, on('2028-06-05'))),
    settle('2028-06-06'),
  ])
  expect([await state(pledgeId), renewed.ok]).toEqual(renewed.ok ? ['live', true] : ['lapsed', false])
  await settle('2030-06-06')
  expect(await state(pledgeId)).toBe('lapsed')
  expect(await renew('2031-06-05', '2030-06-06')).toEqual(notNow)
})

test('a pledge is shown nowhere while what it rests on is not seen in the place, and both sides are told once', async () => {
  const { town, services, library, badgeId, by, live, shown, works, placeId } = await aPromise()
  const pledgeId = await live()
  const news = async () => {
    const { rows } = await town.pool.query<{ news: PledgeNews }>(
      `select data->>'news' as news from pgboss.job where name = 'recognition.pledge-moved'
       and data->>'news' in ('held', 'shown-again') order by created_on, id`,
    )
    return rows.map((row) => row.news)
  }
  const settle = () => settlePledges({ ...services, now })
  const standing = (status: string) =>
    town.pool.query(`update organisation_places set status = $1 where organisation_id = $2`, [
      status,
      works.organisationId,
    ])
  await standing('suspended')
  expect(await shown()).toEqual([])
  expect(await findPublicPledge({ id: pledgeId }, { ...services, now })).toMatchObject({ state: 'held' })
  for (let turn = 0; turn < 2; turn++) await settle()
  expect(await news()).toEqual(['held'])
  await standing('approved')
  for (let turn = 0; turn < 2; turn++) await settle()
  expect(await news()).toEqual(['held', 'shown-again'])
  expect(await shown()).toEqual([pledgeId])
  const employers = async () =>
    (await listEmployers({ placeId, act: 'interview', limit: 9 }, { ...services, now })).rows
  expect((await employers()).map(({ name, pledges }) => [name, pledges])).toEqual([['Harbour Works', 1]])
  const quiet = await listQuietEmployers({ placeId, limit: 9 }, { ...services, now })
  expect(quiet.map(({ name }) => name)).toEqual(['Museum'])
  await archiveBadge({ badgeId }, by(library.manager))
  expect(await shown()).toEqual([])
  expect(await employers()).toEqual([])
  await settle()
  expect(await news()).toEqual(['held', 'shown-again', 'held'])
})

test('who holds what it is about tells the City Lead once that it was not kept; its organisation learns nothing of that', async () => {
  const world = await aPromise()
  const { town, services, lead, works, by, as, live, shown, basedOn, placeId } = world
  const { ava, ben } = await learnersOf(world)
  const pledgeId = await live()
  const say = (signedIn: typeof ava, said = 'They never answered.') =>
    reportPledge({ pledgeId, said }, { ...services, signedIn, now })
  const before = await findPledge({ id: pledgeId }, services)
  const publicBefore = await findPublicPledge({ id: pledgeId }, { ...services, now })
  const desk = async () => ({
    list: (await listPledges({ organisationId: works.organisationId, limit: 9 }, services)).rows,
    toDo: await countPledgesToDo(works, { ...services, now }),
  })
  const deskBefore = await desk()
  expect(await say(ben)).toEqual({ ok: false, refusal: 'not-a-holder' })
  expect(await say(ava, ' ')).toMatchObject({ refusal: 'words-are-missing' })
  expect(await say(ava)).toEqual({ ok: true })
  expect(await say(ava, 'Again.')).toEqual({ ok: false, refusal: 'said-already' })
  // Nothing that its organisation reads is other than before: neither counts nor times.
  expect(await findPledge({ id: pledgeId }, services)).toEqual(before)
  expect(await findPublicPledge({ id: pledgeId }, { ...services, now })).toEqual(publicBefore)
  expect(await desk()).toEqual(deskBefore)
  const mails: Mail[] = []
  const mailer = async (mail: Mail) => void mails.push(mail)
  await tellOfPledge({ pledgeId, news: 'reported', at: now.toISOString() }, { ...services, mailer, now })
  // Nobody leads the place: who looks after the site is told, to appoint a City Lead.
  expect(mails.map(({ to }) => to)).toEqual(['ada@waymark.test'])
  mails.length = 0
  await town.pool.query(`insert into place_leads (place_id, person_id, since) values ($1, $2, $3)`, [
    placeId,
    lead.personId,
    now,
  ])
  await tellOfPledge({ pledgeId, news: 'reported', at: now.toISOString() }, { ...services, mailer, now })
  expect(mails.map(({ to }) => to)).toEqual(['lena@waymark.test'])
  expect(mails[0]?.text).not.toMatch(/ava|answered/i)
  expect((await loggedWhere(town, 'pledge')).filter((one) => one.includes('report'))).toEqual([])

  expect(await countPledgesWaiting(lead, services)).toMatchObject({ reported: { count: 1 } })
  const [report] = await listPledgeReports({ pledgeId, lead }, services)
  expect(Object.keys(report ?? {}).toSorted()).toEqual(['id', 'reportedAt', 'said', 'settledAt'])
  const elsewhere = mintCityLead({ placeId: pledgeId, personId: undefined })
  const settle = (who = lead) => settlePledgeReports({ pledgeId, until: now }, as(who))
  expect(await settle(elsewhere)).toEqual({ ok: false, refusal: 'nothing-waits' })

  const suspend = async (who = lead, note = 'Ring me.') =>
    suspendPledge({ pledgeId, note, basedOn: await basedOn(pledgeId) }, as(who))
  expect(await suspend(elsewhere)).toEqual(notHere)
  expect(await suspend(lead, ' ')).toMatchObject({ refusal: 'note-is-missing' })
  const credential = async () => needed(await findPledgeCredential({ id: pledgeId }, services), 'the credential')
  const verdict = async () => (await checkBadge(await credential(), { ...services, now })).report.verdict
  expect(await suspend()).toEqual({ ok: true })
  expect([await shown(), await verdict()]).toEqual([[], 'genuine-but-no-longer-valid'])
  expect(await restorePledge({ pledgeId }, as(elsewhere))).toEqual(notHere)
  expect(await restorePledge({ pledgeId }, as())).toEqual({ ok: true })
  expect([await shown(), await verdict()]).toEqual([[pledgeId], 'genuine'])
  expect(await settle()).toEqual({ ok: true })
  expect(await countPledgesWaiting(lead, services)).toMatchObject({ reported: { count: 0 } })
  expect(await withdrawPledge({ pledgeId }, by(works.manager))).toEqual({ ok: true })
})

test('how often it was used is noted by its own organisation for the last quarters, and shown from ten', async () => {
  const { services, works, museum, by, live } = await aPromise()
  const pledgeId = await live()
  const later = on('2026-09-01')
  const note = (quarter: string, [asked, met]: [number, number], manager = works.manager) =>
    notePledgeUse({ pledgeId, quarter, asked, met }, by(manager, later))
  expect(await note('2026-04-01', [12, 12], museum.manager)).toEqual(notHere)
  expect(await note('2026-04-01', [3, 4])).toMatchObject({ refusal: 'more-met-than-asked' })
  expect(await note('2026-01-01', [3, 3])).toMatchObject({ refusal: 'not-this-quarter' })
  expect(await note('2026-10-01', [3, 3])).toMatchObject({ refusal: 'not-this-quarter' })
  const shown = async (at = later) => (await findPublicPledge({ id: pledgeId }, { ...services, now: at }))?.use
  expect(await shown()).toBeNull()
  expect(await note('2026-04-01', [4, 4])).toEqual({ ok: true })
  expect(await shown()).toBe('few')
  expect(await note('2026-04-01', [14, 14])).toEqual({ ok: true })
  expect(await note('2026-07-01', [1, 0])).toEqual({ ok: true })
  expect(await shown()).toEqual({ asked: 14, met: 14 })
  expect(await shown(on('2026-12-01'))).toEqual({ asked: 14, met: 14 })
})

test('a badge is shown with what is promised for a skill that it names, in its own place alone', async () => {
  const change = { scope: 'skill', badgeId: null, about: 'use a PROGRAMMING language' } as const
  const { live, shown, services, placeId } = await aPromise({ change })
  const pledgeId = await live()
  expect(await shown()).toEqual([pledgeId])
  const list = (act?: 'talk' | 'interview') =>
    listShownPledges({ placeId, ...(act && { act }) }, { ...services, now }).then(({ rows }) =>
      rows.map(({ id }) => id),
    )
  expect([await list(), await list('interview'), await list('talk')]).toEqual([[pledgeId], [pledgeId], []])
  expect((await listShownPledges({ placeId: pledgeId }, { ...services, now })).rows).toEqual([])
})

test('each side hears what the other did, in its language, and nothing that holds no more', async () => {
  const { services, works, by, as, offered, basedOn } = await aPromise()
  const mails: Mail[] = []
  const tell = async (pledgeId: string, news: PledgeNews) => {
    mails.length = 0
    const mailer = async (mail: Mail) => void mails.push(mail)
    await tellOfPledge({ pledgeId, news, at: now.toISOString() }, { ...services, mailer, now })
    return mails.map(({ to, subject }) => `${to.split('.')[0]}: ${subject}`)
  }
  const pledgeId = await offered()
  const decided = { pledgeId, decision: 'refused', note: 'Say when.', basedOn: await basedOn(pledgeId) } as const
  expect(await decidePledge(decided, as())).toEqual({ ok: true })
  for (const over of ['offered', 'live'] as const) expect(await tell(pledgeId, over)).toEqual([])
  expect(await tell(pledgeId, 'refused')).toEqual(['harbour: The City Lead refused your pledge: Coding Club'])
  expect(mails[0]?.text).toContain('Say when.')
  expect(mails[0]?.text).toContain(`/organisations/${works.slug}/manage/pledges/${pledgeId}`)
  await offerPledge({ pledgeId, basedOn: await basedOn(pledgeId) }, by(works.manager))
  await decidePledge({ pledgeId, decision: 'live', basedOn: await basedOn(pledgeId) }, as())
  expect(await tell(pledgeId, 'live')).toEqual(['harbour: Your pledge is live: Coding Club'])
  expect(await tell(pledgeId, 'held')).toEqual([])
})

test('a City Lead who works for the organisation neither decides on its pledges nor counts, reads or is told of reports', async () => {
  const world = await aPromise()
  const { town, services, lead, works, as, offered, live, basedOn, placeId, read } = world
  const { ava } = await learnersOf(world)
  const [waits, isLive] = [await offered(), await live()]
  await reportPledge({ pledgeId: isLive, said: 'They never answered.' }, { ...services, signedIn: ava, now })
  const other = mintCityLead({ placeId, personId: works.personId })
  const conflict = { ok: false, refusal: 'lead-is-of-the-organisation' }
  const before = [await read(waits), await read(isLive)]
  for (const decision of ['live', 'refused'] as const)
    expect(
      await decidePledge({ pledgeId: waits, decision, note: 'No.', basedOn: await basedOn(waits) }, as(other)),
    ).toEqual(conflict)
  const suspend = async (who: CityLead) =>
    suspendPledge({ pledgeId: isLive, note: 'Ring.', basedOn: await basedOn(isLive) }, as(who))
  expect(await suspend(other)).toEqual(conflict)
  expect(await settlePledgeReports({ pledgeId: isLive, until: now }, as(other))).toEqual(conflict)
  expect([await read(waits), await read(isLive)]).toEqual(before)
  expect(await listPledgeReports({ pledgeId: isLive, lead: other }, services)).toEqual([])
  expect(await countPledgesWaiting(other, services)).toMatchObject({ offered: { count: 0 }, reported: { count: 0 } })
  const counted = async (who: CityLead) =>
    (await listPledges({ lead: who, limit: 9 }, services)).rows.map(({ reports }) => reports).toSorted()
  expect([await counted(other), await counted(lead)]).toEqual([
    [0, 0],
    [0, 1],
  ])
  expect(await suspend(lead)).toEqual({ ok: true })
  expect(await restorePledge({ pledgeId: isLive }, as(other))).toEqual(conflict)

  const told = async (news: PledgeNews, pledgeId: string) => {
    const to: string[] = []
    const mailer = async (mail: Mail) => void to.push(mail.to.split('.')[0] ?? '')
    await tellOfPledge({ pledgeId, news, at: now.toISOString() }, { ...services, mailer, now })
    return to
  }
  const leads = (personId: string | undefined) =>
    town.pool.query(`insert into place_leads (place_id, person_id, since) values ($1, $2, $3)`, [
      placeId,
      personId,
      now,
    ])
  await leads(works.personId)
  const both = async () => [await told('offered', waits), await told('reported', isLive)]
  // Without another lead, who can appoint one is told.
  expect(await both()).toEqual([['ada@waymark'], ['ada@waymark']])
  await leads(lead.personId)
  expect(await both()).toEqual([['lena@waymark'], ['lena@waymark']])
})
