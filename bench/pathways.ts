import { sql } from 'kysely'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { draftPathway } from '#capabilities/pathways/draft-pathway.ts'
import { listGoals } from '#capabilities/pathways/list-goals.ts'
import type { PathwayContent, Step } from '#capabilities/pathways/pathway.ts'
import { publishPathway } from '#capabilities/pathways/publish-pathway.ts'
import { recountProgress } from '#capabilities/pathways/recount-progress.ts'
import { settleGoals } from '#capabilities/pathways/settle-goals.ts'
import { mintCityLead, mintIssuer } from '#capabilities/people/mint-authority.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { Installation } from '#server/installation.ts'
import type { Figure } from './figure.ts'

const learners = Number(process.env.BENCH_LEARNERS ?? 100_000)
const pathways = 200
const badgesEach = 6
const goalsEach = 2
const oneByOne = 400
const awards = 200

/** A hundred thousand learners with two goals each, on two hundred pathways: all counted anew, and one award's effects. */
export async function benchPathways({ services }: Installation): Promise<Figure[]> {
  const { database } = services
  const place = await findPlace({ slug: 'brighton-and-hove' }, { database })
  const badges = await listBadges({ placeId: place?.id, limit: 100 }, { database })
  const badgeIds = badges.rows.map((badge) => badge.id)
  await publishMany(services, { placeId: place?.id ?? '', badgeIds })
  await enrol(database, badgeIds)
  const now = new Date()
  const began = performance.now()
  const { goals } = await recountProgress({ ...services, now })
  const bulk = seconds(began)
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from pathway_goals where person_id in
      (select person_id from recipients where email like 'bench%@learner.example') limit ${oneByOne}`.execute(database)
  const single = performance.now()
  for (const { personId } of rows) await listGoals({ personId }, { database, now })
  const each = (performance.now() - single) / rows.length
  console.error(`counted ${goals} goals`)
  return [
    {
      name: 'pathways.recompute',
      ours: bulk,
      peer: Math.round((each * learners) / 100) / 10,
      unit: 's',
      against: 'one by one',
    },
    await oneAward({ services, badgeIds }),
  ]
}

/** What follows from one award for its learner, beside giving the award itself. */
async function oneAward({
  services,
  badgeIds,
}: Pick<Installation, 'services'> & { badgeIds: string[] }): Promise<Figure> {
  const { database } = services
  const actFor = (organisationId: string) => mintIssuer({ organisationId, personId: undefined })
  const { rows } = await sql<{ personId: string; email: string; name: string }>`
    select person_id, email, name from recipients where email like 'bench%@learner.example' limit ${awards}`.execute(
    database,
  )
  const badge = (await listBadges({ limit: 100 }, { database })).rows.find(
    (one) => badgeIds.includes(one.id) && !one.evidenceRequired,
  )
  if (!badge) throw new Error('no badge to award')
  const times = { giving: 0, settling: [] as number[] }
  for (const { personId, email, name } of rows) {
    const now = new Date()
    let began = performance.now()
    await issueAwards(
      { badgeId: badge.id, notify: false, lines: [{ recipient: { name, email }, evidence: [] }] },
      { ...services, issuer: actFor(badge.organisationId), now },
    )
    times.giving += performance.now() - began
    began = performance.now()
    await settleGoals({ personIds: [personId] }, { ...services, actFor, now })
    times.settling.push(performance.now() - began)
  }
  const slow = times.settling.toSorted((a, b) => a - b)[Math.floor(rows.length * 0.95)] ?? 0
  return {
    name: 'pathways.one-award',
    ours: Math.round(slow * 10) / 10,
    peer: Math.round((times.giving / rows.length) * 10) / 10,
    unit: 'ms (95th percentile)',
    against: 'giving the award',
  }
}

const seconds = (began: number) => Math.round(performance.now() - began) / 1000

interface Publishing {
  placeId: string
  badgeIds: string[]
}

/** Six steps each: single badges, some of many, a choice, and hours. */
async function publishMany(services: Installation['services'], { placeId, badgeIds }: Publishing) {
  const { personId } = await services.database
    .selectFrom('placeLeads')
    .select('personId')
    .where('placeId', '=', placeId)
    .executeTakeFirstOrThrow()
  const powers = { ...services, curator: mintCityLead({ placeId, personId }), now: new Date() }
  const idAt = (number: number) => badgeIds[number % badgeIds.length] ?? ''
  for (let turn = 0; turn < pathways; turn++) {
    const step = (key: string, requirement: Step['requirement'], branch: string | null = null): Step => ({
      ...{
        key,
        title: `Step ${key}`,
        titleCy: null,
        reason: 'It helps.',
        reasonCy: null,
        after: [],
        branch,
        requirement,
      },
    })
    const some = (from: number, count: number, needed: number) => ({
      kind: 'badges' as const,
      options: Array.from({ length: count }, (_, at) => ({ badgeId: idAt(turn * 7 + from + at) })),
      needed,
    })
    const branch = (key: string) => ({ key, title: key, titleCy: null })
    const content: PathwayContent = {
      ...{ title: `Bench ${turn}`, titleCy: null, summary: 'S', summaryCy: null, audience: 'A', audienceCy: null },
      ...{ destinationKind: 'role', destination: 'D', destinationCy: null, theme: 'digital', reviewOn: null },
      finishBadgeId: null,
      choices: [{ key: 'fork', title: 'Fork', titleCy: null, needed: 1, branches: [branch('left'), branch('right')] }],
      steps: [
        step('a', some(0, 1, 1)),
        step('b', some(3, 3, 1)),
        step('c', some(9, 5, 2)),
        step('d', some(17, 1, 1), 'left'),
        step('e', some(23, 2, 1), 'right'),
        step('f', { kind: 'hours', hours: 30, theme: turn % 2 ? 'digital' : null }),
      ],
    }
    const drafted = await draftPathway({ placeId, content }, powers)
    if (!drafted.ok) throw new Error(drafted.refusal)
    const outcome = await publishPathway({ ...drafted, changeNote: null, changeNoteCy: null }, powers)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  }
}

/** People with badges and goals, by the hundred thousand: too many to be given theirs one by one. */
async function enrol(database: Database, badgeIds: string[]) {
  await sql`
    insert into people (id, name, email, email_verified, created_at, updated_at)
    select gen_random_uuid(), 'Bench ' || number, 'bench' || number || '@learner.example', true, now(), now()
    from generate_series(1, ${learners}::int) as number`.execute(database)
  await sql`
    insert into recipients (id, email, name, name_key, person_id, created_at)
    select gen_random_uuid(), email, name, lower(name), id, now() from people where email like 'bench%@learner.example'`.execute(
    database,
  )
  await sql`
    insert into status_lists (id, organisation_id, number, issuer_key_id, allocated)
    select gen_random_uuid(), organisation_id, 1000 + nth, issuer_key_id, 131072
    from (select * from status_lists limit 1) as pattern, generate_series(1, ${Math.ceil((learners * badgesEach) / 100_000)}::int) as nth`.execute(
    database,
  )
  await sql`
    insert into awards (id, badge_id, badge_version_id, organisation_id, place_id, recipient_id, awarded_at, claimed_at,
      status_list_id, status_index, created_at)
    select gen_random_uuid(), badges.id, badges.current_version_id, badges.organisation_id, badges.place_id, given.id,
      now(), now(), lists.id, given.turn % 100000, now()
    from (select recipients.id, badge, row_number() over () - 1 as turn
        from recipients, lateral (select distinct (${badgeIds}::uuid[])[ceil(random() * ${badgeIds.length})::int] as badge
          from generate_series(1, ${badgesEach}::int) where recipients.id is not null) as picked
        where recipients.email like 'bench%@learner.example') as given
      join badges on badges.id = given.badge
      join status_lists as lists on lists.number = 1001 + given.turn / 100000`.execute(database)
  await sql`
    insert into pathway_goals (person_id, pathway_id, version_id, chosen_at, counted_at)
    select chosen.person_id, pathways.id, pathways.current_version_id, now(), now()
    from (select people.id as person_id, row_number() over () as turn from people where email like 'bench%@learner.example') as chosen
      cross join generate_series(0, ${goalsEach - 1}::int) as nth
      join (select *, row_number() over (order by id) - 1 as number from pathways where slug like 'bench%') as pathways
        on pathways.number = (chosen.turn * 13 + nth * 71) % ${pathways}`.execute(database)
  await sql`analyze`.execute(database)
}
