import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { extendAwards } from '#capabilities/awards/extend-awards.ts'
import { findAward, findCredential } from '#capabilities/awards/find-award.ts'
import { giveCards } from '#capabilities/awards/give-cards.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { countHolders, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { renewAwards } from '#capabilities/awards/renew-awards.ts'
import { showAward } from '#capabilities/awards/show-award.ts'
import { tellWithdrawn } from '#capabilities/awards/tell-withdrawn.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { takeSeats } from '#capabilities/events/take-seats.ts'
import { compareImpact } from '#capabilities/impact/compare-impact.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import { listImpactMonths } from '#capabilities/impact/list-impact-months.ts'
import { listImpactNeighbourhoods } from '#capabilities/impact/list-impact-neighbourhoods.ts'
import { listImpactThemes } from '#capabilities/impact/list-impact-themes.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { recountImpact } from '#capabilities/impact/recount-impact.ts'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { removeMember } from '#capabilities/organisations/remove-member.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { removeLead } from '#capabilities/places/remove-lead.ts'
import { attemptPurposes } from '#infrastructure/database/attempts.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aStranger } from '#tests/support/bookings.ts'
import { aPersonEverywhere, asha } from '#tests/support/person-everywhere.ts'
import { now } from '#tests/support/town.ts'
import { formsOf, tablesThatName, tablesWithText } from '#tests/support/whole-database.ts'
import { erasureCodeOf, readTakeBackCode } from './erasure-code.ts'
import { findErasure } from './find-erasure.ts'
import { sendErasureLetter } from './send-erasure-letter.ts'
import { settleErasures } from './settle-erasures.ts'
import { startErasure } from './start-erasure.ts'
import { tellOfErasure } from './tell-of-erasure.ts'
import { undoErasure } from './undo-erasure.ts'

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const due = hours(24)
const swept = new Date(due.getTime() + 6 * 60_000)

type World = Awaited<ReturnType<typeof aPersonEverywhere>>

/** Asks for it with the code of the mail. */
function ask({ town: { services }, signedIn }: World, { at = now, code = '' } = {}) {
  const typed = code || erasureCodeOf(signedIn, { masterKey: services.masterKey, now: at })
  return startErasure({ code: typed, language: 'en' }, { ...services, signedIn, now: at })
}

async function settle({ town: { services, database } }: World, at: Date, mailer = async (_: Mail) => {}) {
  await settleErasures({ ...services, mailer: onceMailer({ database, mailer }), now: at })
}

async function erase(world: World) {
  const mails: Mail[] = []
  expect(await ask(world)).toMatchObject({ ok: true, dueAt: due })
  for (const at of [due, swept]) await settle(world, at, async (mail) => void mails.push(mail))
  return mails
}

/** By name, by address, by what follows from an address, and by where she signed in from. */
function formsIn({ earner, ruleId, personId }: World): string[] {
  const digest = (text: string, as: 'hex' | 'base64url') => createHash('sha256').update(text).digest(as).toLowerCase()
  const tries = [asha.email, personId].flatMap((subject) =>
    attemptPurposes.map((purpose) => digest(`${purpose}\n${subject}`, 'base64url')),
  )
  return [
    ...formsOf({ name: asha.name, emails: [asha.email] }),
    ...[...tries, digest(`${ruleId}\n${earner}`, 'hex'), '203.0.113.77', '01273 290800', '01273 290811'],
  ]
}

/** Tables that can hold text, and hold nothing that speaks of one person. A new table belongs here only if that is so of it. */
const namesNobody = new Set([
  // What organisations and places say of themselves and of what they offer (docs/operating.md, "Erasing a person").
  ...(['organisations', 'organisation_checks', 'organisation_places', 'organisation_steps', 'places'] as const),
  ...(['opportunities', 'opportunity_sessions', 'opportunity_skills', 'booked_sessions', 'registers'] as const),
  // What was said about a session has no key to a person; its words go with the names of its bookings.
  'session_answers',
  ...([
    'badges',
    'badge_versions',
    'badge_standards',
    'badge_pictures',
    'photos',
    'photo_files',
    'badge_reviews',
    'badge_issuers',
    // What one organisation says of another's badge, and what it promises those who hold one.
    'endorsements',
    'pledges',
    'pledge_uses',
    // Who answers for whose badges, and what both signed of it.
    'successions',
    'succession_statements',
    // What another installation signed: nobody here is named by it, and who asks there is missing in the next folder.
    'archives',
    'archived_issuers',
    'archived_lists',
    'archived_badges',
    // Kinds of job, as an employer describes them.
    'job_roles',
    // What they offer now, with words of theirs on how to ask for it.
    'vacancies',
    'vacancy_skills',
    'vacancy_sources',
    // What they ask to be shown, and what a wallet that names nobody is about to show.
    'asks',
    'wallet_requests',
    // How many introductions there were, by months.
    'introduction_figures',
  ] as const),
  ...(['pathways', 'pathway_versions', 'pathway_steps', 'pathway_options', 'pathway_problems'] as const),
  ...(['award_offers', 'award_runs', 'earning_rules', 'leavings', 'cohorts', 'neighbourhoods'] as const),
  ...(['feeds', 'feed_items', 'feed_runs', 'list_mappings'] as const),
  // Terms, ids and hashes; questions about a call, which nobody signs and which are answered in other words.
  ...(['calls', 'call_phases', 'call_log', 'call_questions', 'programme_team'] as const),
  ...(['call_assessors', 'call_conflicts', 'call_profiles', 'call_equality_answers'] as const),
  // Why a decision was made, said of places.
  ...(['call_proposals', 'call_votes'] as const),
  // Days, clocks and stages of a place's year, what the place writes of it, and half days by an id.
  ...(['placements', 'placement_meetings', 'placement_actions', 'placement_ledger', 'placement_exits'] as const),
  // Whose view of a lead stands where, by ids; the words have a table of their own.
  'growth_rounds',
  // What leads need and offer, by the names of duties, and who is a pair with whom, by ids.
  ...(['pair_words', 'pairs'] as const),
  // What hosts write of a training or meet-up, and who comes, by ids.
  ...(['gatherings', 'gathering_people'] as const),
  // What places share of their work, and why some of it was removed.
  ...(['library_items', 'library_copies', 'library_removals'] as const),
  // Documents that many share: what an organisation wrote for all of them at once.
  'credential_frames',
  // Ids, states and counts.
  ...([
    'stopped_mails',
    'organisation_members',
    'pathway_arrivals',
    'pathway_consents',
    'pathway_rounds',
    'erasures',
    'wallet_offers',
  ] as const),
  ...(['impact_notes', 'impact_snapshots', 'impact_sums', 'status_lists', 'issuer_keys'] as const),
  // Words, maps, and what the installation knows of itself.
  ...(['search_texts', 'search_words', 'skill_frameworks', 'skills', 'boundaries'] as const),
  // Figures that public bodies publish about areas.
  ...(['indicator_sources', 'indicators', 'indicator_values', 'areas', 'place_areas'] as const),
  // What places need, and by ids what answers it.
  ...(['needs', 'need_answers'] as const),
  ...(['gazetteer_names', 'gazetteer_postcodes', 'geocoder_turns', 'origins', 'schema_migrations'] as const),
  ...(['pgboss.bam', 'pgboss.instance', 'pgboss.job_dependency', 'pgboss.queue', 'pgboss.queue_stats'] as const),
  ...(['pgboss.schedule', 'pgboss.subscription', 'pgboss.warning'] as const),
])

test('whatever can name a person does before, and nothing does afterwards', async () => {
  const world = await aPersonEverywhere()
  const { pool } = world.town
  const forms = formsIn(world)
  const before = await tablesThatName(pool, forms)
  const tables = (await tablesWithText(pool)).map((table) => table.replace(/^public\./, ''))
  const undecided = tables.filter((table) => !before.has(table) && !namesNobody.has(table))
  expect(undecided, 'write into them in tests/support/person-everywhere.ts, and erase them').toEqual([])
  const mails = await erase(world)
  expect(Object.fromEntries(await tablesThatName(pool, forms))).toEqual({})
  expect(mails.map(({ to, key }) => [to, key])).toEqual([[asha.email, undefined]])
  // What is others' stays.
  const lists = await pool.query<{ text: string }>(`select rows::text || mended::text as text from award_lists`)
  expect(lists.rows[0]?.text).toMatch(/Ben Baker.*"Ben"/)
  const reports = await pool.query('select sent_to from place_reports')
  expect(reports.rows).toEqual([{ sent_to: ['other@waymark.test'] }])
})

test('counts stay as they were, and counting anew gives the same', async () => {
  const world = await aPersonEverywhere()
  const { database, placeId } = world.town
  const counted = async () => {
    await foldImpact({ least: 1 }, { database })
    return {
      impact: await measureImpact({ scopeId: placeId }, { database, now }),
      months: await listImpactMonths(placeId, { database }),
      neighbourhoods: await listImpactNeighbourhoods(placeId, { database }),
      themes: await listImpactThemes(placeId, { database }),
      holders: await countHolders(world.awards.shown.badgeId, { database }),
      came: await database.selectFrom('registers').select('came').execute(),
      people: await database.selectFrom('impactTotals').selectAll().execute(),
    }
  }
  const before = await counted()
  await erase(world)
  expect(await counted()).toEqual(before)
  expect(await compareImpact({ database })).toEqual([])
  await recountImpact({ database })
  expect(await counted()).toEqual(before)
  // What was to come is cancelled: its seats are free.
  const sessions = await database.selectFrom('bookedSessions').select('inPersonTaken').execute()
  expect(sessions).toEqual([{ inPersonTaken: 0 }])
})

test('from the first minute nothing is public, and taken back everything is as it was', async () => {
  const world = await aPersonEverywhere()
  const { database, pool, services } = world.town
  const { awardId } = world.awards.shown
  const shown = () => findAward(awardId, { database })
  expect(await ask(world)).toMatchObject({ ok: true })
  expect(await shown()).toMatchObject({ visibility: 'private', nameShown: false, claimedAt: now })
  // A second tab shows nothing again, keeps nothing and asks for nothing twice.
  const powers = { ...services, signedIn: world.signedIn, now }
  expect(await showAward({ awardId, visibility: 'public', nameShown: true }, powers)).toMatchObject({ ok: false })
  expect(await keepAwards(powers)).toMatchObject({ ok: false })
  expect(await ask(world, { at: hours(0.1) })).toEqual({ ok: true, dueAt: due })
  expect((await pool.query('select 1 from erasures')).rows).toHaveLength(1)
  expect((await pool.query('select 1 from auth_sessions')).rows).toEqual([])
  const mails: Mail[] = []
  const erasure = await findErasure({ personId: world.personId }, { database })
  await tellOfErasure(
    { erasureId: erasure?.id ?? '' },
    { ...services, mailer: async (mail) => void mails.push(mail), now },
  )
  const code = /\/erase\/back\/(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? ''
  const erasureId = readTakeBackCode(code, services.masterKey) ?? ''
  expect(readTakeBackCode(`${code}x`, services.masterKey)).toBeUndefined()
  expect(await undoErasure({ erasureId }, { database, now: hours(23) })).toEqual({ ok: true })
  expect(await shown()).toMatchObject({ visibility: 'public', nameShown: true, recipientName: asha.name })
  // Pressed twice, or from a second mail: it is back.
  expect(await undoErasure({ erasureId }, { database, now: hours(23) })).toEqual({ ok: true })
  await settle(world, swept)
  expect(await shown()).toMatchObject({ recipientName: asha.name })
  // It can be asked for again, and then it is too late one day on.
  expect(await ask(world, { at: hours(30) })).toMatchObject({ ok: true })
  expect(await undoErasure({ erasureId }, { database, now: hours(31) })).toEqual({ ok: false, refusal: 'too-late' })
  await settle(world, hours(54))
  expect(await undoErasure({ personId: world.personId }, { database, now: hours(54) })).toMatchObject({ ok: false })
})

test('a wrong code erases nobody, and after five tries no code does', async () => {
  const world = await aPersonEverywhere()
  await world.town.pool.query('delete from attempt_limits')
  const { services } = world.town
  const mails: Mail[] = []
  const powers = { ...services, mailer: async (mail: Mail) => void mails.push(mail), signedIn: world.signedIn, now }
  expect(await sendErasureLetter({ language: 'cy' }, powers)).toEqual({ ok: true })
  const right = erasureCodeOf(world.signedIn, { masterKey: services.masterKey, now })
  expect(mails.map(({ to, text }) => [to, text.includes(right)])).toEqual([[asha.email, true]])
  for (let turn = 0; turn < 5; turn++)
    expect(await ask(world, { code: right === '123456' ? '654321' : '123456' })).toMatchObject({
      refusal: 'code-is-wrong',
    })
  expect(await ask(world, { code: right })).toMatchObject({ refusal: 'too-many' })
  // Of another account, of another address, of an hour ago.
  for (const code of [
    erasureCodeOf(
      { ...world.signedIn, personId: world.owner.personId },
      { masterKey: services.masterKey, now: hours(3) },
    ),
    erasureCodeOf({ ...world.signedIn, email: 'b@home.example' }, { masterKey: services.masterKey, now: hours(3) }),
    erasureCodeOf(world.signedIn, { masterKey: services.masterKey, now: hours(2) }),
  ])
    expect(await ask(world, { at: hours(3), code })).toMatchObject({ refusal: 'code-is-wrong' })
})

test('who alone looks after something hands it over first; of two who go at once one stays', async () => {
  const world = await aPersonEverywhere({ warm: 6 })
  const { database, pool, lead, administrator, placeId } = world.town
  const { manager, organisationId, personId: owner } = world.owner
  const [other] = await Promise.all([removeMember({ personId: owner }, { database, manager, now })])
  expect(other).toEqual({ ok: true })
  const removed = await removeLead({ placeId, personId: lead.personId ?? '' }, { database, by: administrator, now })
  expect(removed).toEqual({ ok: true })
  await pool.query('update people set is_platform_administrator = (id = $1)', [world.personId])
  expect(await ask(world)).toMatchObject({
    ...{ ok: false, refusal: 'must-hand-over' },
    duties: { organisations: [{ name: 'Jubilee Library' }], places: [{ slug: 'seatown' }], isLastAdministrator: true },
  })
  expect(await findErasure({ personId: world.personId }, { database })).toBeUndefined()
  await pool.query('update people set is_platform_administrator = true')
  await pool.query('insert into place_leads (place_id, person_id, since) values ($1, $2, $3)', [placeId, owner, now])
  const mine = { ...manager, personId: world.personId }
  await addMember({ personId: owner, role: 'manager' }, { database, manager: mine, now })
  const colleague = mintSignedIn({ personId: owner, email: 'owner@library.example', name: 'Owner' })
  const going = (signedIn: World['signedIn']) => ask({ ...world, signedIn })
  const outcomes = await Promise.all([going(world.signedIn), going(colleague)])
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'must-hand-over')).toHaveLength(1)
  // Nor can a colleague be taken out who would be the last: who waits to be erased manages nothing.
  const staying = outcomes[0]?.ok ? owner : world.personId
  const asked = { personId: staying }
  const by = { ...manager, personId: staying }
  expect(await removeMember(asked, { database, manager: by, now })).toEqual({ ok: false, refusal: 'last-manager' })
  expect(organisationId).toBeDefined()
})

test('a badge stays with the organisation and belongs to nobody: countable, withdrawable, without mail', async () => {
  const world = await aPersonEverywhere()
  const { database, services } = world.town
  const { issuer } = world.owner
  const { held, waiting, shown } = world.awards
  const mails = await erase(world)
  const award = await findAward(shown.awardId, { database })
  expect(award).toMatchObject({
    recipientName: null,
    recipientEmail: null,
    isErased: true,
    claimedAt: now,
    evidence: [],
  })
  // What named her in the signed document is given out no more.
  expect(await findCredential(shown.awardId, { database })).toBeUndefined()
  expect(await giveCards({ awardIds: [waiting.awardId] }, { ...services, issuer, now: swept })).toMatchObject({
    ok: false,
  })
  // Nor does it run longer, or come again: nobody would have it, nor asks for it.
  expect(await database.selectFrom('renewalRequests').select('awardId').execute()).toEqual([])
  await database
    .updateTable('awards')
    .set({ validUntil: hours(24 * 30) })
    .where('id', '=', held.awardId)
    .execute()
  const longer = { awardIds: [held.awardId], reason: 'Goes on.' }
  const powers = { ...services, issuer, now: swept }
  const extension = { ...longer, id: randomUUID(), lastDay: '2027-01-31' }
  expect(await extendAwards(extension, powers)).toEqual({ ok: false, refusal: 'none-can-be' })
  const renewal = { ...longer, requestId: randomUUID() }
  expect(await renewAwards(renewal, powers)).toEqual({ ok: false, refusal: 'none-can-be' })
  const withdrawn = await withdrawAward(
    { awardId: held.awardId, reason: 'A mistake.' },
    { ...services, issuer, now: swept },
  )
  expect(withdrawn).toMatchObject({ ok: true })
  const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
  await tellWithdrawn({ awardIds: [held.awardId] }, { ...services, mailer, now: swept })
  expect(mails).toHaveLength(1)
})

test('a badge that was saved as a file stays genuine, and what was said of many at once is given out as before', async () => {
  const world = await aPersonEverywhere()
  const { database, services } = world.town
  const { badgeId } = world.awards.shown
  const issuing = { ...services, issuer: world.owner.issuer, now }
  const evidence = [{ name: 'Seen at the workshop' }]
  const other = { recipient: { name: 'Ben', email: 'ben@home.example' }, evidence }
  const mine = { recipient: { name: 'Another', email: asha.email }, evidence }
  await database.deleteFrom('stoppedAddresses').execute()
  const given = await issueAwards({ badgeId, lines: [other, mine], notify: false }, issuing)
  const [, line] = given.ok ? given.lines : []
  if (!line?.ok) throw new Error('not given')
  const files = [
    await findCredential(world.awards.shown.awardId, { database }),
    await findCredential(line.awardId, { database }),
  ]
  await erase(world)
  for (const file of files) {
    expect(file).toBeDefined()
    const { report } = await checkBadge(file ?? '', { ...services, now: swept })
    expect(report.verdict).toBe('genuine')
  }
  expect(await findCredential(line.awardId, { database })).toBe(files[1])
  expect(await findAward(line.awardId, { database })).toMatchObject({ isErased: true, evidence })
})

test('given a badge at the same address again, they are somebody new', async () => {
  const world = await aPersonEverywhere()
  const { database, services } = world.town
  await erase(world)
  const people = await addPeople([{ name: 'Asha', email: asha.email }], { database, now: swept })
  const personId = people.get(asha.email) ?? ''
  expect(personId).not.toBe(world.personId)
  const asked = { personId, emails: [asha.email], limit: 10 }
  expect(await listNotKeptFor(asked, { database })).toEqual([])
  const lines = [{ recipient: { name: asha.name, email: asha.email }, evidence: [] }]
  const { badgeId } = world.awards.shown
  const given = await issueAwards(
    { badgeId, lines, notify: false },
    { ...services, issuer: world.owner.issuer, now: swept },
  )
  expect(given).toMatchObject({ ok: true, lines: [{ ok: true }] })
  expect(await listNotKeptFor(asked, { database })).toHaveLength(1)
  // Who was erased before takes nothing of it along, whenever the clock comes by.
  await settle(world, hours(48))
  expect(await listNotKeptFor(asked, { database })).toHaveLength(1)
})

test('what another account keeps from the address stays there, without the address', async () => {
  const world = await aPersonEverywhere()
  const { database, pool } = world.town
  const people = await addPeople([{ name: 'Ben', email: 'ben@home.example' }], { database, now })
  const { awardId } = world.awards.waiting
  await pool.query(
    'update recipients set person_id = $1 from awards where recipient_id = recipients.id and awards.id = $2',
    [people.get('ben@home.example'), awardId],
  )
  await erase(world)
  expect(await findAward(awardId, { database })).toMatchObject({
    ...{ personId: people.get('ben@home.example'), recipientEmail: null, recipientName: `${asha.name} junior` },
  })
})

test('keeping, being given and booking at the same moment leave nothing behind', async () => {
  const world = await aPersonEverywhere({ warm: 8 })
  const { pool, services } = world.town
  const { signedIn, opportunityId, startsAt } = world
  expect(await ask(world)).toMatchObject({ ok: true })
  const issuing = { ...services, issuer: world.owner.issuer, now: due }
  const lines = [{ recipient: { name: asha.name, email: asha.email }, evidence: [] }]
  await pool.query('delete from stopped_addresses')
  const request = world.asked(asha.name, { email: asha.email, people: [{ name: asha.name, age: 'adult' }] })
  await Promise.allSettled([
    ...Array.from({ length: 4 }, () => settle(world, due)),
    keepAwards({ ...services, signedIn, now: due }),
    issueAwards({ badgeId: world.awards.waiting.badgeId, lines, notify: true }, issuing),
    takeSeats({ ...request, opportunityId, startsAt }, { ...services, ...aStranger, signedIn, now: due }),
  ])
  await settle(world, swept)
  const ended = await pool.query('select done_at, email from erasures')
  expect(ended.rows).toEqual([{ done_at: swept, email: null }])
  const kept = await pool.query(
    `select 1 from people where email = $1 union all select 1 from bookings where email = $1 or name = $2
     union all select 1 from recipients where person_id = $3 and (email is not null or name is not null)`,
    [asha.email, asha.name, world.personId],
  )
  expect(kept.rows).toEqual([])
})

test('a last mail that cannot be sent is tried again, and one that is interrupted never goes twice', async () => {
  const world = await aPersonEverywhere()
  const { pool } = world.town
  expect(await ask(world)).toMatchObject({ ok: true })
  await settle(world, due)
  const away = settle(world, swept, () => Promise.reject(new Error('no answer')))
  await expect(away).rejects.toThrow('no answer')
  expect((await pool.query('select done_at, email from erasures')).rows).toEqual([{ done_at: null, email: asha.email }])
  const mails: Mail[] = []
  await settle(world, hours(26), async (mail) => void mails.push(mail))
  await settle(world, hours(27), async (mail) => void mails.push(mail))
  expect(mails).toHaveLength(1)
  expect(Object.fromEntries(await tablesThatName(pool, formsIn(world)))).toEqual({})
})

test('a failure in the middle leaves nobody half erased, and the next clock goes on', async () => {
  const world = await aPersonEverywhere()
  const { pool } = world.town
  expect(await ask(world)).toMatchObject({ ok: true })
  // The account is what goes last.
  await pool.query(`create function cut_off() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
    create trigger cut_off before update on people for each row when (new.erased_at is not null) execute function cut_off()`)
  await expect(settle(world, due)).rejects.toThrow('killed')
  const { rows } = await pool.query('select name, erased_at from people where id = $1', [world.personId])
  expect(rows).toEqual([{ name: asha.name, erased_at: null }])
  await pool.query('drop trigger cut_off on people')
  await settle(world, hours(25))
  await settle(world, hours(26))
  expect(Object.fromEntries(await tablesThatName(pool, formsIn(world)))).toEqual({})
})

test('a badge that finds its recipient a moment before they are erased keeps nothing of them', async () => {
  const world = await aPersonEverywhere()
  const { pool } = world.town
  expect(await ask(world)).toMatchObject({ ok: true })
  await settle(world, due)
  // Given at the same moment: to the recipient that was found, with what was written for them.
  const { awardId } = world.awards.waiting
  await pool.query('update awards set note = $1 where id = $2', [`Well done, ${asha.name}`, awardId])
  await settle(world, swept)
  expect(Object.fromEntries(await tablesThatName(pool, formsIn(world)))).toEqual({})
})

test('a run that still works on the address is waited for', async () => {
  const world = await aPersonEverywhere()
  const { pool } = world.town
  expect(await ask(world)).toMatchObject({ ok: true })
  const runs = `update award_runs set finished_at = $1 where id in (select run_id from award_run_lines)`
  await pool.query(runs, [null])
  await settle(world, due)
  await settle(world, swept)
  const state = async () => (await pool.query('select swept_at, done_at from erasures')).rows
  expect(await state()).toEqual([{ swept_at: null, done_at: null }])
  await pool.query(runs, [swept])
  await settle(world, hours(25))
  expect(await state()).toEqual([{ swept_at: hours(25), done_at: hours(25) }])
  expect(Object.fromEntries(await tablesThatName(pool, formsIn(world)))).toEqual({})
})
