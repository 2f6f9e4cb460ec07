import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { undoAwardRun } from '#capabilities/awards/undo-award-run.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addRegisterPeople } from '#capabilities/events/add-register-people.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { takePresses } from '#capabilities/events/take-presses.ts'
import { newId } from '#infrastructure/ids.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { rowsOf } from '#tests/support/registers.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { draftEarnedList } from './draft-earned-list.ts'
import { findEarners } from './find-earners.ts'
import { findEarningRule } from './find-earning-rule.ts'
import { leaveOutEarner } from './leave-out-earner.ts'
import { listRulesOfOrganisation } from './list-rules-of-organisation.ts'
import { recountEarners } from './recount-earners.ts'
import { type EarningRuleRequest, startEarningRule } from './start-earning-rule.ts'
import { stopEarningRule } from './stop-earning-rule.ts'

const dayMs = 86_400_000
const week = (number: number) => new Date(now.getTime() + (number - 10) * 7 * dayMs)

/** An organisation with a weekly opportunity, and a rule for a badge: three times there. */
async function aWeeklyClub({ repeatable = false, warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { database } = town
  const owner = await anOrganisation(town)
  const { organisationId } = owner
  const powers = { database, issuer: owner.issuer, now }
  const { badgeId } = await aBadge(town, owner, { repeatable })
  const planned = [1, 2, 3, 4].map((one) => ({
    startsAt: week(one),
    endsAt: new Date(week(one).getTime() + 3_600_000),
  }))
  const { opportunityId } = await anOpportunity(town, owner, { sessions: planned })
  const ruleId = newId(now)
  const rule: EarningRuleRequest = {
    ...{ id: ruleId, badgeId, opportunityId, badgeIds: [], times: 3, countedFrom: null, proposesFrom: null },
  }

  /** Everybody in these lines was at the session of this week. */
  const came = async (number: number, ...lines: string[]) => {
    const started = await startRegister({ opportunityId, startsAt: week(number) }, powers)
    if (!started.ok) throw new Error(started.refusal)
    const { registerId } = started
    await addRegisterPeople({ registerId, rows: rowsOf(...lines), typed: true }, powers)
    const people = await database
      .selectFrom('registerPeople')
      .select('id')
      .where('registerId', '=', registerId)
      .execute()
    const presses = people.map(({ id }) => ({
      kind: 'tick' as const,
      id: newId(now),
      personId: id,
      at: now.toISOString(),
    }))
    await takePresses({ registerId, presses }, powers)
  }
  const standings = async (id = ruleId) => {
    const found = await findEarningRule({ id, organisationId }, { database })
    if (!found) throw new Error('no rule')
    const people = await findEarners(found, { database, now })
    return Object.fromEntries(people.map(({ name, times, standing }) => [name, `${times} ${standing}`]))
  }
  const lineOf = async (name: string, id = ruleId) => {
    const found = await findEarningRule({ id, organisationId }, { database })
    const people = found ? await findEarners(found, { database, now }) : []
    return people.find((one) => one.name === name)?.line ?? ''
  }
  const draft = (id = ruleId) =>
    draftEarnedList({ id: newId(now), ruleId: id, evidence: [], locale: 'en', notify: true }, powers)
  const listed = async () => {
    const outcome = await draft()
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.listId
  }
  const give = (listId: string) => issueCheckedList({ listId }, { ...town.services, issuer: owner.issuer, now })
  const given = async () => {
    const rows = await database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'recipientId')
      .select('name')
      .where('revokedAt', 'is', null)
      .where('badgeId', '=', badgeId)
      .execute()
    return rows.map(({ name }) => name).sort()
  }
  return {
    town,
    owner,
    powers,
    rule,
    ruleId,
    badgeId,
    opportunityId,
    came,
    standings,
    lineOf,
    draft,
    listed,
    give,
    given,
  }
}

test('who was there often enough is proposed, looked at, given it once, and is proposed no more', async () => {
  const club = await aWeeklyClub()
  expect(await startEarningRule(club.rule, club.powers)).toEqual({ ok: true, ruleId: club.ruleId })
  for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example', 'Ben Bay')
  await club.came(4, 'Ann Ash, ann@people.example', 'Cat Coe')
  expect(await club.standings()).toEqual({ 'Ann Ash': '4 ready', 'Ben Bay': '3 ready', 'Cat Coe': '1 not-yet' })
  expect(await recountEarners(club.powers)).toBe(0)
  expect(await recountEarners({ ...club.powers, now: new Date(now.getTime() + 2 * 3_600_000) })).toBe(1)
  const waiting = { organisationId: club.owner.organisationId, waiting: true, limit: 9 }
  expect((await listRulesOfOrganisation(waiting, club.powers)).rows).toMatchObject([{ waiting: 2, times: 3 }])
  const listId = await club.listed()
  expect(await club.given()).toEqual([])
  expect(await club.give(listId)).toEqual({ ok: true, runId: listId })
  expect(await club.given()).toEqual(['Ann Ash', 'Ben Bay'])
  expect(await club.standings()).toEqual({ 'Ann Ash': '4 has-it', 'Ben Bay': '3 has-it', 'Cat Coe': '1 not-yet' })
  expect(await club.draft()).toEqual({ ok: false, refusal: 'nobody-is-ready' })
})

test('what was undone is proposed again, and what was withdrawn is not', async () => {
  const club = await aWeeklyClub()
  await startEarningRule(club.rule, club.powers)
  for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example', 'Ben Bay')
  const first = await club.listed()
  await club.give(first)
  await undoAwardRun({ runId: first }, { ...club.town.services, issuer: club.owner.issuer, now })
  expect(await club.standings()).toEqual({ 'Ann Ash': '3 ready', 'Ben Bay': '3 ready' })
  await club.give(await club.listed())
  const { database } = club.town
  for (const { id } of await database.selectFrom('awards').select('id').where('revokedAt', 'is', null).execute())
    await withdrawAward(
      { awardId: id, reason: 'Not earned' },
      { ...club.town.services, issuer: club.owner.issuer, now },
    )
  expect(await club.standings()).toEqual({ 'Ann Ash': '3 was-withdrawn', 'Ben Bay': '3 was-withdrawn' })
})

test.each([false, true])(
  'two lists of one rule, confirmed at the same moment, give each person one badge (may be earned again: %s)',
  async (repeatable) => {
    const club = await aWeeklyClub({ repeatable, warm: 6 })
    await startEarningRule(club.rule, club.powers)
    for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example', 'Ben Bay')
    const lists = [await club.listed(), await club.listed(), await club.listed()]
    const outcomes = await Promise.all(lists.map(club.give))
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
    expect(await club.given()).toEqual(['Ann Ash', 'Ben Bay'])
  },
)

test('a person who is left out is proposed no more until they are put back', async () => {
  const club = await aWeeklyClub()
  await startEarningRule(club.rule, club.powers)
  for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example', 'Ben Bay')
  const { ruleId, powers } = club
  const line = await club.lineOf('Ben Bay')
  expect(await leaveOutEarner({ ruleId, line, again: false }, powers)).toEqual({ ok: true })
  expect(await club.standings()).toEqual({ 'Ann Ash': '3 ready', 'Ben Bay': '3 left-out' })
  expect(await leaveOutEarner({ ruleId, line, again: true }, powers)).toEqual({ ok: true })
  expect(await club.standings()).toEqual({ 'Ann Ash': '3 ready', 'Ben Bay': '3 ready' })
  const nobody = { ok: false, refusal: 'person-not-found' }
  expect(await leaveOutEarner({ ruleId, line: 'ab'.repeat(32), again: false }, powers)).toEqual(nobody)
  await stopEarningRule({ ruleId, again: false }, powers)
  expect(await loggedWhere(club.town, 'earning-rule')).toEqual(
    ['started', 'left-out', 'put-back', 'stopped'].map((act) => `earning-rule.${act} here`),
  )
})

test('a rule with a day proposes nobody before it, and one that was stopped nobody at all', async () => {
  const club = await aWeeklyClub()
  await startEarningRule({ ...club.rule, proposesFrom: '2099-01-01' }, club.powers)
  for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example')
  expect(await club.draft()).toEqual({ ok: false, refusal: 'rule-proposes-nobody' })
  const [again, stopped] = [newId(now), newId(now)]
  await startEarningRule({ ...club.rule, id: again, countedFrom: week(2).toISOString().slice(0, 10) }, club.powers)
  expect(await club.standings(again)).toEqual({ 'Ann Ash': '2 not-yet' })
  await startEarningRule({ ...club.rule, id: stopped }, club.powers)
  await stopEarningRule({ ruleId: stopped, again: false }, club.powers)
  expect(await club.draft(stopped)).toEqual({ ok: false, refusal: 'rule-proposes-nobody' })
  await stopEarningRule({ ruleId: stopped, again: true }, club.powers)
  expect(await club.draft(stopped)).toMatchObject({ ok: true })
})

test('badges count that this organisation gave and that are held; what others gave is never looked at', async () => {
  const club = await aWeeklyClub()
  const { town, owner, powers } = club
  const other = await anOrganisation(town)
  const [one, two, theirs] = [await aBadge(town, owner), await aBadge(town, owner), await aBadge(town, other)]
  const award = (badgeId: string, whose: typeof owner, ...people: string[]) =>
    issueAwards(
      {
        ...{ badgeId, requestId: newId(now), notify: false },
        lines: people.map((name) => ({
          recipient: { name, email: `${name.toLowerCase()}@people.example`, language: 'en' as const },
          evidence: [],
        })),
      },
      { ...town.services, issuer: whose.issuer, now },
    )
  await award(one.badgeId, owner, 'Ann', 'Ben')
  await award(two.badgeId, owner, 'Ann')
  await award(theirs.badgeId, other, 'Ben', 'Cat')
  const rule = { ...club.rule, opportunityId: null, times: 2 }
  const refusalOf = async (badgeIds: string[], times = 2) => {
    const outcome = await startEarningRule({ ...rule, badgeIds, times }, powers)
    return outcome.ok ? undefined : outcome.refusal
  }
  expect(await refusalOf([one.badgeId, theirs.badgeId])).toBe('badge-does-not-count')
  expect(await refusalOf([one.badgeId, club.badgeId])).toBe('counts-itself')
  expect(await refusalOf([])).toBe('badge-does-not-count')
  expect(await refusalOf([one.badgeId])).toBe('more-than-there-are')
  expect(await refusalOf([one.badgeId, two.badgeId])).toBeUndefined()
  expect(await club.standings()).toEqual({ Ann: '2 ready', Ben: '1 not-yet' })
  // The partner may give it too: whom they gave it stays theirs.
  const { placeId } = town
  const partner = { badgeId: one.badgeId, organisationId: other.organisationId, placeId, askedAt: now, answeredAt: now }
  await town.database
    .insertInto('badgeIssuers')
    .values({ ...partner, state: 'agreed' })
    .execute()
  await award(one.badgeId, other, 'Dan')
  const withdrawn = await award(two.badgeId, owner, 'Eve')
  const [line] = withdrawn.ok ? withdrawn.lines : []
  const awardId = line?.ok ? line.awardId : ''
  await withdrawAward({ awardId, reason: 'Mistake' }, { ...town.services, issuer: owner.issuer, now })
  expect(await club.standings()).toEqual({ Ann: '2 ready', Ben: '1 not-yet' })
})

test('another organisation’s rule, opportunity and people are not there', async () => {
  const club = await aWeeklyClub()
  await startEarningRule(club.rule, club.powers)
  for (const one of [1, 2, 3]) await club.came(one, 'Ann Ash, ann@people.example')
  const other = await anOrganisation(club.town)
  const { badgeId } = await aBadge(club.town, other)
  const powers = { database: club.town.database, issuer: other.issuer, now }
  const { ruleId } = club
  const gone = { ok: false, refusal: 'rule-not-found' }
  expect(await draftEarnedList({ id: newId(now), ruleId, evidence: [], locale: 'en', notify: true }, powers)).toEqual(
    gone,
  )
  expect(await stopEarningRule({ ruleId, again: false }, powers)).toEqual(gone)
  expect(await leaveOutEarner({ ruleId, line: await club.lineOf('Ann Ash'), again: false }, powers)).toEqual(gone)
  expect(await findEarningRule({ id: ruleId, organisationId: other.organisationId }, powers)).toBeUndefined()
  const stolen = { ...club.rule, id: newId(now), badgeId }
  expect(await startEarningRule(stolen, powers)).toEqual({ ok: false, refusal: 'opportunity-not-found' })
  const foreign = { ok: false, refusal: 'badge-belongs-to-another-organisation' }
  expect(await startEarningRule({ ...club.rule, id: newId(now) }, powers)).toEqual(foreign)
})
