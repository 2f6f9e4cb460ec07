import { randomUUID } from 'node:crypto'
import { issueAwardRun } from '#capabilities/awards/issue-award-run.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { startAwardRun } from '#capabilities/awards/start-award-run.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import { recountPeople, selectPeople } from '#capabilities/impact/impact-store.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import { findCohort, findPlace } from '#capabilities/places/find-place.ts'
import type { Installation } from '#server/installation.ts'
import type { Figure } from './figure.ts'
import { withDemonstration } from './installation.ts'
import { benchMap } from './map.ts'
import { benchPathways } from './pathways.ts'
import { benchSearch } from './search.ts'

const crowd = 10_000

/** Awards, search and pages of the product on a demonstration of its own. */
export function benchProduct(): Promise<Figure[]> {
  return withDemonstration(async (installation) => [
    await awardRuns(installation),
    await impact(installation),
    await listing(installation),
    ...(await benchPathways(installation)),
    // Last: it fills the database.
    ...(await benchMap(installation)),
    ...(await benchSearch(installation)),
  ])
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round(performance.now() - began) / 1000
}

/** 10,000 people signed and committed from one list, as the job does it, against the same one by one (400 of them, scaled). */
async function awardRuns({ services }: Installation): Promise<Figure> {
  const place = await findPlace({ slug: 'plymouth' }, { database: services.database })
  const badges = await listBadges({ placeId: place?.id, limit: 50 }, { database: services.database })
  const badge = badges.rows.find((one) => !one.evidenceRequired)
  if (!badge) throw new Error('no badge to award')
  const context = {
    ...services,
    issuer: mintIssuer({ organisationId: badge.organisationId, personId: undefined }),
    now: new Date(),
  }
  const request = (from: number, count: number) => ({
    badgeId: badge.id,
    notify: true,
    requestId: randomUUID(),
    lines: Array.from({ length: count }, (_, index) => ({
      recipient: { name: `Crowd ${from + index}`, email: `crowd${from + index}@learner.example` },
      evidence: [],
    })),
  })
  const single = await seconds(async () => {
    for (let one = 0; one < 400; one++) await issueAwards(request(1_000_000 + one, 1), context)
  })
  const bulk = await seconds(async () => {
    const started = await startAwardRun(request(0, crowd), context)
    if (!started.ok) throw new Error(started.refusal)
    await issueAwardRun(started, context)
  })
  return {
    name: 'awards.bulk-10000',
    ours: bulk,
    peer: Math.round((single / 400) * crowd * 10) / 10,
    unit: 's',
    against: 'one by one',
  }
}

/** The impact of both pilots together by its running figures, against counting all awards (by now 14,000) at each view. */
async function impact({ services: { database } }: Installation): Promise<Figure> {
  await foldImpact({ least: 1 }, { database })
  const pilots = await findCohort('pilots', { database })
  const scopeId = pilots?.id ?? ''
  const rounds = 100
  const time = async (count: () => Promise<unknown>) => {
    await count()
    const taken = await seconds(async () => {
      for (let round = 0; round < rounds; round++) await count()
    })
    return Math.round((taken / rounds) * 1e5) / 100
  }
  return {
    name: 'impact',
    ours: await time(() => selectPeople(database, scopeId)),
    peer: await time(() => recountPeople(database, scopeId)),
    unit: 'ms a view',
    against: 'counting all awards',
  }
}

/** Searching a place's opportunities, against reading the same list unsearched. */
async function listing({ services }: Installation): Promise<Figure> {
  const place = await findPlace({ slug: 'brighton-and-hove' }, { database: services.database })
  const rounds = 300
  const list = (terms?: string) =>
    listOpportunities({ placeId: place?.id, terms, limit: 18 }, { database: services.database, now: new Date() })
  const time = async (terms?: string) =>
    Math.round(
      ((await seconds(async () => {
        for (let round = 0; round < rounds; round++) await list(terms)
      })) /
        rounds) *
        1e5,
    ) / 100
  await time('coding')
  return {
    name: 'list.searched',
    ours: await time('coding'),
    peer: await time(),
    unit: 'ms a search',
    against: 'the unsearched list',
  }
}
