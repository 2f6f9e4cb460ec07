import fc from 'fast-check'
import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { foundPlace } from '#capabilities/places/found-place.ts'
import { nameCohort } from '#capabilities/places/name-cohort.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { compareImpact } from './compare-impact.ts'
import { foldImpact } from './fold-impact.ts'
import { listImpactMonths } from './list-impact-months.ts'
import { listImpactThemes } from './list-impact-themes.ts'
import { measureImpact } from './measure-impact.ts'
import { recountImpact } from './recount-impact.ts'

const addresses = Array.from({ length: 8 }, (_, index) => `learner${index}@example.org`)
const whole = { least: 1 }

/** Two places of one cohort, each with an organisation whose badge may be earned again and again. */
async function twoPlaces() {
  const town = await aTown({ warm: 10 })
  const { database, administrator } = town
  await nameCohort({ slug: 'pilots', name: 'Pilots', nameCy: 'Peilotiaid' }, { database, administrator, now })
  const { rows } = await town.pool.query<{ id: string }>(`select id from cohorts`)
  const cohortId = rows[0]?.id ?? ''
  await town.pool.query(`insert into cohort_places values ($1, $2)`, [cohortId, town.placeId])
  const second = await foundPlace(
    {
      slug: 'hilltown',
      name: 'Hilltown',
      nameCy: null,
      summary: 'A town on a hill.',
      summaryCy: null,
      hue: 'moor',
      pattern: 'contours',
      latitude: 50.4,
      longitude: -4.1,
      neighbourhoods: [],
      cohorts: ['pilots'],
    },
    { database, administrator, now },
  )
  if (!second.ok) throw new Error(second.refusal)
  const lead = mintCityLead({ placeId: second.placeId, personId: town.lead.personId })
  const givers = []
  for (const one of [town, { ...town, placeId: second.placeId, lead }]) {
    const library = await anOrganisation(one, { name: `Library ${givers.length}` })
    givers.push({ library, badgeId: (await aBadge(one, library, { repeatable: true })).badgeId })
  }
  return { town, givers, cohortId, placeIds: [town.placeId, second.placeId] }
}

type World = Awaited<ReturnType<typeof twoPlaces>>

async function give({ town, givers }: World, which: number, emails: string[]) {
  const giver = givers[which]
  if (!giver) throw new Error('nobody gives it')
  const outcome = await issueAwards(
    {
      badgeId: giver.badgeId,
      notify: false,
      lines: emails.map((email) => ({ recipient: { email }, evidence: [] })),
    },
    { ...town.services, issuer: giver.library.issuer, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
}

async function keep({ town }: World, email: string) {
  const personId = (await addPeople([{ name: 'A Learner', email }], { database: town.database, now })).get(email) ?? ''
  await keepAwards({ ...town.services, signedIn: mintSignedIn({ personId, email, name: 'A Learner' }), now })
}

/** As two addresses of one person come together: by a code, on another account. */
async function keepAsOther({ town }: World, email: string, other: string) {
  const personId = (await addPeople([{ name: 'A Learner', email: other }], { database: town.database, now })).get(other)
  const signedIn = mintSignedIn({ personId: personId ?? '', email, name: 'A Learner' })
  await keepAwards({ ...town.services, signedIn, now })
}

async function withdrawSome({ town, givers }: World, turn: number) {
  const { rows } = await town.pool.query<{ id: string; organisation_id: string }>(
    `select id, organisation_id from awards where revoked_at is null order by id limit 1 offset $1`,
    [turn],
  )
  const [award] = rows
  const giver = givers.find((one) => one.library.organisationId === award?.organisation_id)
  if (award && giver)
    await withdrawAward(
      { awardId: award.id, reason: 'Given by mistake' },
      { ...town.services, issuer: giver.library.issuer, now },
    )
}

type Step =
  | { do: 'give'; badge: number; emails: string[] }
  | { do: 'keep'; email: string }
  | { do: 'keep as another'; email: string; other: string }
  | { do: 'withdraw'; turn: number }
  | { do: 'fold' }

function take(world: World, step: Step): Promise<void> {
  if (step.do === 'give') return give(world, step.badge, step.emails)
  if (step.do === 'keep') return keep(world, step.email)
  if (step.do === 'keep as another') return keepAsOther(world, step.email, step.other)
  if (step.do === 'withdraw') return withdrawSome(world, step.turn)
  return foldImpact(whole, world.town)
}

const address = fc.constantFrom(...addresses)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      badge: fc.nat(1),
      emails: fc.array(address, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('keep' as const), email: address }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep as another' as const), email: address, other: address }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), turn: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const) }) },
)

test('whatever happens at once, the running figures are those of a recount, folded or not', async () => {
  const world = await twoPlaces()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
      async (rounds) => {
        for (const together of rounds) {
          await Promise.all(together.map((one) => take(world, one)))
          expect(await compareImpact({ database: world.town.database })).toEqual([])
        }
        await foldImpact(whole, world.town)
        expect(await compareImpact({ database: world.town.database })).toEqual([])
      },
    ),
    { numRuns: 15 },
  )
})

test('a badge given or withdrawn moves the published numbers at once, before anything is folded', async () => {
  const world = await twoPlaces()
  const many = Array.from({ length: 12 }, (_, index) => `many${index}@example.org`)
  await give(world, 0, many)
  await give(world, 1, many)
  const of = (scopeId: string) => measureImpact({ scopeId }, { database: world.town.database, now })
  const figures = { participants: 12, badgesIssued: 24, learnersWithMoreThanOneBadge: { count: 12, percent: 100 } }
  expect(await of(world.cohortId)).toMatchObject(figures)
  expect(await of(world.placeIds[0] ?? '')).toMatchObject({ participants: 12, badgesIssued: 12 })
  await foldImpact(whole, world.town)
  expect(await of(world.cohortId)).toMatchObject(figures)
  await withdrawSome(world, 0)
  expect((await of(world.cohortId)).badgesIssued).toBe(23)
  const months = await listImpactMonths(world.cohortId, { database: world.town.database })
  expect(months).toEqual([{ month: '2026-06-01', issued: 23, kept: 0 }])
  expect(await listImpactThemes(world.cohortId, { database: world.town.database })).toEqual([
    { theme: 'digital', badges: 23 },
  ])
})

test('a place that joins or leaves a cohort takes its learners along', async () => {
  const world = await twoPlaces()
  const { town, cohortId, placeIds } = world
  await give(world, 0, addresses)
  await give(world, 1, addresses.slice(0, 3))
  await foldImpact(whole, town)
  await give(world, 1, addresses.slice(2, 5))
  await town.pool.query(`delete from cohort_places where cohort_id = $1 and place_id = $2`, [cohortId, placeIds[1]])
  expect(await compareImpact({ database: town.database })).toEqual([])
  await town.pool.query(`insert into cohort_places values ($1, $2)`, [cohortId, placeIds[1]])
  expect(await compareImpact({ database: town.database })).toEqual([])
})

test('a figure that went wrong is found, and put right by counting anew', async () => {
  const world = await twoPlaces()
  await give(world, 0, addresses)
  await foldImpact(whole, world.town)
  await world.town.pool.query(`update impact_totals set badges = badges + 1 where scope_id = $1`, [world.cohortId])
  expect(await compareImpact({ database: world.town.database })).toMatchObject([
    { slug: 'pilots', running: { badges: 9 }, counted: { badges: 8 } },
  ])
  await recountImpact(world.town)
  expect(await compareImpact({ database: world.town.database })).toEqual([])
})
