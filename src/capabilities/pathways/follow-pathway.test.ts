import { beforeEach, describe, expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { forLearners, noContact } from '#capabilities/opportunities/opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { mintIssuer, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { newId } from '#infrastructure/ids.ts'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { lookAfterPathways } from './check-pathways.ts'
import { choosePathway, leavePathway, moveToNewestVersion } from './choose-pathway.ts'
import type { Curator } from './curator.ts'
import { decideMilestoneBadge, listAskedConsents } from './decide-milestone-badge.ts'
import { draftPathway } from './draft-pathway.ts'
import { explainNext } from './explain-next.ts'
import { findGoal } from './find-goal.ts'
import { findPathway } from './find-pathway.ts'
import { giveMilestoneBadges } from './give-milestone-badges.ts'
import { listGoals } from './list-goals.ts'
import { listNextSteps } from './list-next-steps.ts'
import type { PathwayContent } from './pathway.ts'
import { publishPathway } from './publish-pathway.ts'
import { revisePathway } from './revise-pathway.ts'
import { settleGoals } from './settle-goals.ts'

type Owner = Awaited<ReturnType<typeof anOrganisation>>
let town: Town
let library: Owner
let ash: SignedIn
let first: string
let second: string

const actFor = (organisationId: string) => mintIssuer({ organisationId, personId: undefined })

beforeEach(async () => {
  town = await aTown({ warm: 8 })
  library = await anOrganisation(town)
  const people = await addPeople([{ name: 'Ash', email: 'ash@waymark.test', ageBand: '16-17' }], {
    ...town.services,
    now,
  })
  ash = mintSignedIn({ personId: people.get('ash@waymark.test') ?? '', email: 'ash@waymark.test', name: 'Ash' })
  first = (await aBadge(town, library, { name: 'First' })).badgeId
  second = (await aBadge(town, library, { name: 'Second' })).badgeId
})

async function aPathway(curator: Curator, content: Partial<PathwayContent> = {}): Promise<string> {
  const steps = [aStep('a', badge(first)), aStep('b', badge(second), { after: ['a'] })]
  const whole = { ...pathwayDefaults, choices: [], steps, ...content }
  const powers = { ...town.services, curator, now }
  const drafted = await draftPathway({ placeId: town.placeId, content: whole }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { pathwayId } = drafted
  const published = await publishPathway({ pathwayId, changeNote: null, changeNoteCy: null }, powers)
  if (!published.ok) throw new Error(JSON.stringify(published))
  return pathwayId
}

async function award(badgeId: string, opportunityId?: string): Promise<string> {
  const outcome = await issueAwards(
    { badgeId, opportunityId, notify: true, lines: [{ recipient: { name: 'Ash', email: ash.email }, evidence: [] }] },
    { ...town.services, issuer: library.issuer, now },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (!line?.ok) throw new Error(JSON.stringify(outcome))
  return line.awardId
}

const keep = () => keepAwards({ ...town.services, signedIn: ash, now })
const choose = (pathwayId: string) => choosePathway({ pathwayId }, { ...town.services, signedIn: ash, now })
const settle = () => settleGoals({ personIds: [ash.personId] }, { ...town.services, actFor, now })
const progress = async () =>
  (await listGoals({ personId: ash.personId }, { database: town.database, now })).goals[0]?.progress
const awardsOf = (badgeId: string) =>
  town.database.selectFrom('awards').select(['id', 'revokedAt']).where('badgeId', '=', badgeId).execute()
const jobs = async (name: string) =>
  (await town.pool.query('select data from pgboss.job where name = $1', [name])).rows.map((row) => row.data)

describe('on the way', () => {
  test('what is kept counts, what is withdrawn no longer does', async () => {
    const pathwayId = await aPathway(library.manager)
    expect(await choose(pathwayId)).toEqual({ ok: true })
    expect(await progress()).toMatchObject({ done: 0, total: 2 })
    const awardId = await award(first)
    expect(await progress()).toMatchObject({ done: 0 })
    await keep()
    expect(await progress()).toMatchObject({ done: 1, steps: [{ state: 'done' }, { state: 'open' }] })
    await award(second)
    expect(await progress()).toMatchObject({ done: 2, finished: true })
    await withdrawAward({ awardId, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
    expect(await progress()).toMatchObject({ done: 1, finished: false })
  })

  test('whoever gives, keeps or withdraws brings the news, naming only those who follow a pathway', async () => {
    const third = (await aBadge(town, library, { name: 'Third' })).badgeId
    await award(third)
    await keep()
    expect(await jobs('awards.holdings-changed')).toEqual([])
    await choose(await aPathway(library.manager))
    const awardId = await award(first)
    await keep()
    await award(second)
    await withdrawAward({ awardId, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
    expect(await jobs('awards.holdings-changed')).toEqual(Array(4).fill({ personIds: [ash.personId] }))
  })

  test('a goal is set once, however often it is clicked, and given up', async () => {
    const pathwayId = await aPathway(library.manager)
    await Promise.all(Array.from({ length: 6 }, () => choose(pathwayId)))
    expect((await listGoals({ personId: ash.personId }, { database: town.database, now })).goals).toHaveLength(1)
    const powers = { ...town.services, signedIn: ash, now }
    expect(await leavePathway({ pathwayId }, powers)).toEqual({ ok: true })
    expect(await leavePathway({ pathwayId }, powers)).toEqual({ ok: false, refusal: 'goal-not-found' })
    expect(await moveToNewestVersion({ pathwayId }, powers)).toEqual({ ok: false, refusal: 'goal-not-found' })
    expect(await progress()).toBeUndefined()
  })

  test('twenty goals are enough, even when clicked all at once', async () => {
    const ids: string[] = []
    for (let turn = 0; turn < 22; turn++) ids.push(await aPathway(library.manager, { title: `Way ${turn}` }))
    for (const id of ids.slice(0, 17)) await choose(id)
    const outcomes = await Promise.all(ids.slice(17).map(choose))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
  })

  test('a draft and an archived pathway cannot be chosen', async () => {
    const powers = { ...town.services, curator: library.manager, now }
    const content = { ...pathwayDefaults, choices: [], steps: [] }
    const drafted = await draftPathway({ placeId: town.placeId, content }, powers)
    expect(await choose(drafted.ok ? drafted.pathwayId : '')).toEqual({ ok: false, refusal: 'pathway-not-found' })
  })

  test('a new version leaves those on their way where they are, says what changed, and lets them move over', async () => {
    const pathwayId = await aPathway(library.manager)
    await choose(pathwayId)
    await award(first)
    await keep()
    const powers = { ...town.services, curator: library.manager, now }
    const third = await aBadge(town, library, { name: 'Third' })
    await revisePathway(
      {
        pathwayId,
        change: (content) => ({
          ...content,
          steps: [aStep('a', badge(first)), aStep('c', badge(third.badgeId), { after: ['a'] })],
        }),
      },
      powers,
    )
    await publishPathway({ pathwayId, changeNote: 'Third is better.', changeNoteCy: null }, powers)
    const pathway = await findPathway({ id: pathwayId }, { database: town.database })
    if (!pathway) throw new Error('gone')
    const goal = () => findGoal({ pathway, personId: ash.personId }, { database: town.database, now })
    expect(await goal()).toMatchObject({
      version: { number: 1 },
      progress: { done: 1, total: 2 },
      newer: {
        progress: { done: 1, total: 2 },
        differences: [
          { kind: 'step-added', step: { key: 'c' } },
          { kind: 'step-removed', step: { key: 'b' } },
        ],
      },
    })
    await award(second)
    expect(await progress()).toMatchObject({ finished: true })
    await moveToNewestVersion({ pathwayId }, { ...town.services, signedIn: ash, now })
    expect(await goal()).toMatchObject({
      version: { number: 2 },
      newer: undefined,
      progress: { done: 1, finished: false },
    })
  })

  test('a pathway through another one is done when the other is, followed or not', async () => {
    const inner = await aPathway(library.manager, { title: 'Inner', steps: [aStep('a', badge(first))] })
    const outer = await aPathway(library.manager, {
      title: 'Outer',
      steps: [aStep('in', { kind: 'pathway', pathwayId: inner }), aStep('b', badge(second))],
    })
    await choose(outer)
    await award(first)
    await keep()
    expect(await progress()).toMatchObject({ done: 1, total: 2 })
  })
})

describe('what comes next', () => {
  async function anOpportunity({
    title = 'Club',
    badgeIds = [first],
    ageMin = 0,
    days = 3,
    latitude = 50.8,
    costPence = 0,
  } = {}) {
    const startsAt = new Date(now.getTime() + days * 86_400_000)
    const { opportunityId } = await draftOpportunity(
      {
        placeId: town.placeId,
        content: {
          ...{ kind: 'workshop', theme: 'digital', title, titleCy: null, summary: 'S', summaryCy: null },
          ...{
            description: 'D',
            descriptionCy: null,
            mode: 'in-person',
            eventStatus: 'scheduled',
            ageNote: null,
            neighbourhoodId: null,
            address: 'Old Port',
          },
          ...{ latitude, longitude: -0.1, ageMin, ageMax: 120, costPence, costNote: null, costNoteCy: null },
          ...{ access: [], skills: [], languages: ['en'], booking: 'Come.', bookingCy: null, bookingUrl: null },
          ...forLearners,
          ...noContact,
        },
        sessions: [{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }],
        badgeIds,
      },
      { ...town.services, manager: library.manager, now },
    )
    const published = await publishOpportunity(
      { opportunityId, mayBePast: true },
      { ...town.services, manager: library.manager, now },
    )
    if (!published.ok) throw new Error(published.refusal)
    return opportunityId
  }

  const titles = async (near?: { latitude: number; longitude: number }, freeOnly = false) => {
    const { goals, earned } = await listGoals({ personId: ash.personId }, { database: town.database, now })
    const steps = await listNextSteps(
      { goals, earned, ageBand: '16-17', near, freeOnly, each: 5 },
      { database: town.database, now },
    )
    return steps.map(({ step, ways }) => [
      step.key,
      ...ways.map((way) => (way.kind === 'opportunity' ? way.opportunity.title : way.kind)),
    ])
  }

  test('is what earns an open step, still to come and fit for the age; the soonest first, or the nearest', async () => {
    await choose(await aPathway(library.manager))
    expect(await titles()).toEqual([['a', 'nobody-offers-it']])
    await anOpportunity({ title: 'Far and soon', days: 2, latitude: 50.9 })
    await anOpportunity({ title: 'Near and late', days: 9, latitude: 50.81 })
    await anOpportunity({ title: 'Dear', days: 4, latitude: 50.85, costPence: 900 })
    await anOpportunity({ title: 'Over', days: -2 })
    await anOpportunity({ title: 'For adults', ageMin: 18 })
    await anOpportunity({ title: 'Of a later step', badgeIds: [second] })
    expect(await titles()).toEqual([['a', 'Far and soon', 'Dear', 'Near and late']])
    const here = { latitude: 50.8, longitude: -0.1 }
    expect(await titles(here)).toEqual([['a', 'Near and late', 'Dear', 'Far and soon']])
    expect(await titles(here, true)).toEqual([['a', 'Near and late', 'Far and soon']])
    await award(first)
    await keep()
    expect(await titles()).toEqual([['b', 'Of a later step']])
  })

  test('is said in the mail that brings a badge: on one’s own way, else where the badge leads, else nothing', async () => {
    const other = (await aBadge(town, library, { name: 'Alone' })).badgeId
    const stranger = { awardId: newId(now), recipientEmail: 'stranger@waymark.test' }
    const say = (badgeId: string, given = stranger, language: 'en' | 'cy' = 'en') =>
      explainNext({ ...given, badgeId, language }, { ...town.services, now })
    const pathwayId = await aPathway(library.manager)
    await anOpportunity({ title: 'Code Night', badgeIds: [second] })
    expect(await say(other)).toEqual([])
    expect(await say(first)).toEqual([
      'What next? This badge is a step of the pathway “Web maker”, which leads to: Junior web developer. https://waymark.test/seatown/pathways/web-maker',
    ])
    expect((await say(first, stranger, 'cy'))[0]).toContain('“Gwneuthurwr gwefannau”')
    await choose(pathwayId)
    // It counts before it is kept: the mail about a badge does not suggest earning it.
    expect(await say(first, { awardId: await award(first), recipientEmail: ash.email })).toEqual([
      'What you could do next on your way:',
      'Code Night (Mon 8 June, 10am, Free, All ages, In person). Earns Second, step 2 of Web maker. https://waymark.test/seatown/opportunities/code-night',
    ])
  })

  test('taking part counts by whichever badge was given there', async () => {
    const opportunityId = await anOpportunity({ badgeIds: [first] })
    await choose(await aPathway(library.manager, { steps: [aStep('go', { kind: 'attend', opportunityId })] }))
    expect(await titles()).toEqual([['go', 'Club']])
    await award(first, opportunityId)
    await keep()
    expect(await progress()).toMatchObject({ finished: true })
  })
})

describe('the badge of a milestone', () => {
  let trophy: string
  beforeEach(async () => {
    trophy = (await aBadge(town, library, { name: 'Trophy' })).badgeId
  })

  test('is given by itself at the end, signed, to the learner under the name they are known by', async () => {
    await choose(await aPathway(library.manager, { finishBadgeId: trophy }))
    await award(first)
    await keep()
    await settle()
    expect(await awardsOf(trophy)).toEqual([])
    await award(second)
    await settle()
    const [given] = await awardsOf(trophy)
    const row = await town.database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('awardCredentials', 'awardCredentials.awardId', 'awards.id')
      .select(['personId', 'awardedBy', 'evidence', 'proofValue'])
      .where('awards.id', '=', given?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      personId: ash.personId,
      awardedBy: null,
      evidence: [{ name: 'Web maker', url: 'https://waymark.test/seatown/pathways/web-maker' }],
    })
    expect(await jobs('award.issued')).toHaveLength(3)
  })

  test('is given once when the news arrives eight times at once, even if it may be repeated', async () => {
    trophy = (await aBadge(town, library, { name: 'Cup', repeatable: true })).badgeId
    await choose(await aPathway(library.manager, { finishBadgeId: trophy }))
    await award(first)
    await award(second)
    await keep()
    await Promise.all(Array.from({ length: 8 }, settle))
    expect(await awardsOf(trophy)).toHaveLength(1)
  })

  test('is given once when the last badge is withdrawn and earned again, even if the trophy may be repeated', async () => {
    trophy = (await aBadge(town, library, { name: 'Cup', repeatable: true })).badgeId
    await choose(await aPathway(library.manager, { finishBadgeId: trophy }))
    await award(first)
    const last = await award(second)
    await keep()
    await settle()
    await withdrawAward({ awardId: last, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
    await settle()
    expect(await progress()).toMatchObject({ finished: false })
    await award(second)
    await settle()
    expect(await progress()).toMatchObject({ finished: true })
    expect(await awardsOf(trophy)).toHaveLength(1)
  })

  test('that could not be given when it was reached is given in the daily round, once it can be', async () => {
    await choose(await aPathway(library.manager, { finishBadgeId: trophy }))
    await award(first)
    await award(second)
    await keep()
    const putTrophy = (status: string) =>
      town.database.updateTable('badges').set({ status }).where('id', '=', trophy).execute()
    await putTrophy('archived')
    await settle()
    expect(await awardsOf(trophy)).toEqual([])
    await putTrophy('published')
    await lookAfterPathways({ ...town.services, actFor, now })
    expect(await awardsOf(trophy)).toHaveLength(1)
  })

  test('on the way is given when everything before it is done', async () => {
    const stone = aStep('stone', { kind: 'milestone', badgeId: trophy }, { after: ['a'] })
    await choose(
      await aPathway(library.manager, {
        steps: [aStep('a', badge(first)), stone, aStep('b', badge(second), { after: ['stone'] })],
      }),
    )
    await award(first)
    await keep()
    await settle()
    expect(await awardsOf(trophy)).toHaveLength(1)
    expect(await progress()).toMatchObject({ done: 1, total: 2, reached: ['stone'] })
  })

  test('of another organisation waits until that organisation agrees, and nobody else can agree for it', async () => {
    const pathwayId = await aPathway(town.lead, { finishBadgeId: trophy })
    await choose(pathwayId)
    await award(first)
    await award(second)
    await keep()
    await settle()
    expect(await awardsOf(trophy)).toEqual([])
    expect(await listAskedConsents(library.organisationId, { database: town.database })).toMatchObject([
      { pathwayTitle: 'Web maker', badgeName: 'Trophy', owner: 'Seatown', state: 'asked' },
    ])
    const other = await anOrganisation(town, { name: 'Other' })
    const request = { pathwayId, badgeId: trophy, agreed: true }
    expect(await decideMilestoneBadge(request, { ...town.services, manager: other.manager, now })).toEqual({
      ok: false,
      refusal: 'nobody-asked',
    })
    await giveMilestoneBadges({ pathwayId, badgeId: trophy }, { ...town.services, actFor, now })
    expect(await awardsOf(trophy)).toEqual([])
    await decideMilestoneBadge(request, { ...town.services, manager: library.manager, now })
    expect(await jobs('pathways.badge-agreed')).toEqual([{ pathwayId, badgeId: trophy }])
    await giveMilestoneBadges({ pathwayId, badgeId: trophy }, { ...town.services, actFor, now })
    expect(await awardsOf(trophy)).toHaveLength(1)
  })
})
