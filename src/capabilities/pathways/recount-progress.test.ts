import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { newId } from '#infrastructure/ids.ts'
import { elsewhere, pathways, type World } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { listGoals } from './list-goals.ts'
import type { PathwayContent } from './pathway.ts'
import { addPathwayVersion, json } from './pathway-store.ts'
import { recountProgress } from './recount-progress.ts'

interface Held {
  badge: number
  opportunity: number | null
  fate: 'held' | 'withdrawn' | 'run out'
}

const holdings = fc.array(
  fc.record({
    badge: fc.nat({ max: 5 }),
    opportunity: fc.constantFrom(null, null, 0, 1),
    fate: fc.constantFrom('held' as const, 'held' as const, 'held' as const, 'withdrawn' as const, 'run out' as const),
  }),
  { maxLength: 9 },
)

const learners = fc.array(fc.record({ holdings, brought: fc.subarray(elsewhere) }), { minLength: 1, maxLength: 4 })

test('counting everybody in the database comes to the same as counting one by one', async () => {
  const { town, world, seed } = await aWorld()
  const pathwayIds = Array.from({ length: 3 }, () => newId(now))
  let turn = 0
  const met = { onTheWay: 0, finished: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(pathways({ ...world, pathwayIds }), { minLength: 3, maxLength: 3 }),
      fc.array(pathways({ ...world, pathwayIds }), { minLength: 2, maxLength: 2 }),
      learners,
      async (through, chosen, people) => {
        turn++
        await sql`truncate pathway_goals, pathway_arrivals, pathway_brought_badges`.execute(town.database)
        for (const [at, content] of through.entries()) await publish(town, { id: pathwayIds[at] ?? '', content })
        const goals: { pathwayId: string; versionId: string }[] = []
        for (const content of chosen) goals.push(await publish(town, { id: newId(now), content }))
        const personIds: string[] = []
        for (const [at, one] of people.entries())
          personIds.push(await aLearner(town, { name: `${turn}.${at}`, one, world, seed }))
        for (const personId of personIds)
          for (const goal of goals)
            await town.database
              .insertInto('pathwayGoals')
              .values({ personId, ...goal, chosenAt: now, countedAt: now })
              .execute()
        await recountProgress({ ...town.services, now })
        for (const personId of personIds) {
          const counted = await town.database
            .selectFrom('pathwayGoals')
            .select(['pathwayId', 'done', 'total', sql<boolean>`finished_at is not null`.as('finished')])
            .where('personId', '=', personId)
            .orderBy('pathwayId')
            .execute()
          met.finished += counted.filter((one) => one.finished).length
          met.onTheWay += counted.filter((one) => one.done > 0 && !one.finished).length
          const { goals: oneByOne } = await listGoals({ personId }, { database: town.database, now })
          const expected = oneByOne.map(({ pathway, progress: { done, total, finished } }) => ({
            pathwayId: pathway.id,
            ...{ done, total, finished },
          }))
          expect(counted).toEqual(expected.toSorted((a, b) => (a.pathwayId < b.pathwayId ? -1 : 1)))
        }
      },
    ),
    { numRuns: 30 },
  )
  // A property that is never met proves nothing: some were on their way, some arrived.
  expect(met.onTheWay).toBeGreaterThan(10)
  expect(met.finished).toBeGreaterThan(2)
})

test('what was noted wrongly is set right, and whoever has arrived is settled', async () => {
  const { town, world, seed } = await aWorld()
  const content: PathwayContent = {
    ...(fc.sample(pathways({ ...world, pathwayIds: [] }), 1)[0] as PathwayContent),
    choices: [],
    steps: [
      {
        ...{ key: 'a', title: 'A', titleCy: null, reason: 'R', reasonCy: null, after: [], branch: null },
        requirement: { kind: 'badges', options: [{ badgeId: world.badgeIds[0] ?? '' }], needed: 1 },
      },
    ],
  }
  const goal = await publish(town, { id: newId(now), content })
  const one = { holdings: [{ badge: 0, opportunity: null, fate: 'held' as const }], brought: [] }
  const personId = await aLearner(town, { name: 'one', one, world, seed })
  await town.database
    .insertInto('pathwayGoals')
    .values({ personId, ...goal, chosenAt: now, countedAt: now, done: 0, total: 7 })
    .execute()
  expect(await recountProgress({ ...town.services, now })).toEqual({ goals: 1, changed: 1 })
  expect(await recountProgress({ ...town.services, now })).toEqual({ goals: 1, changed: 0 })
  const { rows } = await town.pool.query('select data from pgboss.job where name = $1', ['pathways.goals-changed'])
  expect(rows).toEqual([{ data: { personIds: [personId] } }])
})

/** A town with six badges of two themes, two opportunities, and one award whose paper the others borrow. */
async function aWorld() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const badgeIds: string[] = []
  for (let at = 0; at < 6; at++) {
    const theme = at % 2 === 0 ? 'digital' : 'nature'
    badgeIds.push((await aBadge(town, library, { name: `Badge ${at}`, theme, hours: 3.3 * (at + 1) })).badgeId)
  }
  const outcome = await issueAwards(
    { badgeId: badgeIds[0] ?? '', notify: false, lines: [{ recipient: { name: 'Nobody' }, evidence: [] }] },
    { ...town.services, issuer: library.issuer, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  // A list of their own: places in the first are handed out at random.
  await sql`insert into status_lists (id, organisation_id, number, issuer_key_id, allocated)
    select ${newId(now)}, organisation_id, 99, issuer_key_id, 131072 from status_lists limit 1`.execute(town.database)
  const opportunityIds: string[] = []
  for (let at = 0; at < 2; at++) {
    const id = newId(now)
    opportunityIds.push(id)
    await sql`
      insert into opportunities (id, organisation_id, place_id, slug, status, kind, theme, title, summary, description,
        mode, cost_pence, booking, created_at, updated_at)
      values (${id}, ${library.organisationId}, ${town.placeId}, ${`o${at}`}, 'published', 'event', 'digital', 'T', 'S', 'D',
        'online', 0, 'B', ${now}, ${now})`.execute(town.database)
  }
  const world: World = { badgeIds, opportunityIds, pathwayIds: [] }
  return { town, world, seed: { next: 1 } }
}

async function publish(town: Town, { id, content }: { id: string; content: PathwayContent }) {
  return town.database.transaction().execute(async (tx) => {
    await tx
      .insertInto('pathways')
      .values({
        id,
        placeId: town.placeId,
        slug: id,
        status: 'draft',
        draft: json(content),
        createdAt: now,
        updatedAt: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const { versionId } = await addPathwayVersion(tx, {
      ...{ pathwayId: id, content, changeNote: null, changeNoteCy: null, now },
      publishedBy: town.lead.personId,
    })
    return { pathwayId: id, versionId }
  })
}

interface NewLearner {
  name: string
  one: { holdings: Held[]; brought: string[] }
  world: World
  seed: { next: number }
}

async function aLearner({ database }: Town, { name, one, world, seed }: NewLearner): Promise<string> {
  const email = `${name}@random.test`
  const people = await addPeople([{ name, email }], { database, now })
  const personId = people.get(email) ?? ''
  const recipientId = newId(now)
  await database
    .insertInto('recipients')
    .values({ id: recipientId, email, name, nameKey: name, personId, createdAt: now })
    .execute()
  for (const held of one.holdings)
    await sql`
      insert into awards (id, badge_id, badge_version_id, organisation_id, place_id, opportunity_id, recipient_id,
        awarded_at, status_list_id, status_index, created_at, revoked_at, revocation_reason, valid_until)
      select ${newId(now)}, badges.id, badges.current_version_id, badges.organisation_id, badges.place_id,
        ${held.opportunity === null ? null : (world.opportunityIds[held.opportunity] ?? null)}, ${recipientId}, ${now},
        (select id from status_lists where number = 99), ${seed.next++}, ${now},
        ${held.fate === 'withdrawn' ? now : null}, ${held.fate === 'withdrawn' ? 'mistake' : null},
        ${held.fate === 'run out' ? new Date(now.getTime() - 1) : null}
      from badges where id = ${world.badgeIds[held.badge] ?? ''}`.execute(database)
  for (const achievementId of one.brought)
    await database
      .insertInto('pathwayBroughtBadges')
      .values({ personId, achievementId, name: 'Elsewhere', issuerName: 'Somebody', broughtAt: now })
      .execute()
  return personId
}
