import type { FeedDefaults } from '#capabilities/feeds/feed.ts'
import { findRun } from '#capabilities/feeds/find-run.ts'
import { readFeed } from '#capabilities/feeds/read-feed.ts'
import { type FeedRequest, startFeed } from '#capabilities/feeds/start-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { removeVanished, takeInListings } from '#capabilities/feeds/take-in-listings.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import type { GuardedOutcome } from '#infrastructure/guarded-fetch.ts'
import { anOrganisation, aTown, now } from './town.ts'

export const defaults: FeedDefaults = { kind: 'event', theme: 'arts', ageMin: 18, includePast: false, withinMiles: 20 }
export const csv = (...rows: string[]) => `id,title,start,end,address,lat,lon,cost\n${rows.join('\n')}\n`
export const walk = 'a1,Guided walk,2026-07-01 10:00,2026-07-01 12:00,Pier,50.81,-0.11,free'
export const sing = 'a2,Sing together,2026-07-02 18:00,2026-07-02 20:00,Hall,50.80,-0.10,£3'

/** A town with a source of listings that can be made to say anything, and to be read at any time. */
export async function aFedTown(request: Partial<FeedRequest> = {}) {
  const town = await aTown()
  const { database, services, lead } = town
  const owner = await anOrganisation(town)
  const started = await startFeed(
    {
      placeId: town.placeId,
      organisationId: owner.organisationId,
      kind: 'table',
      name: 'Listings',
      addresses: ['https://source.test/list.csv'],
      file: undefined,
      mapping: {},
      defaults,
      everyHours: 24,
      takesIn: false,
      ...request,
    },
    { database, steward: lead, now },
  )
  if (!started.ok) throw new Error(started.refusal)
  const { feedId } = started
  const answers = new Map<string, string>()
  const asked: string[] = []
  const fetchDocument = async (address: string): Promise<GuardedOutcome> => {
    asked.push(address)
    const body = answers.get(address)
    return body === undefined
      ? { ok: false, reason: 'the address answered 404' }
      : { ok: true, body: Buffer.from(body), contentType: 'text/plain' }
  }
  let later = now.getTime()
  const wait = (days: number) => {
    later += days * 86_400_000
  }
  const run = async (doing: 'read' | 'take-in' | 'remove') => {
    later += 60_000
    const at = new Date(later)
    const outcome = await startFeedRun({ feedId, doing }, { database, queue: services.queue, steward: lead, now: at })
    if (!outcome.ok) throw new Error(outcome.refusal)
    const { runId } = outcome
    if (doing === 'read') await readFeed({ runId }, { ...services, fetchDocument, pause: async () => {}, now: at })
    else {
      const { manager } = owner
      await (doing === 'take-in' ? takeInListings : removeVanished)({ runId }, { ...services, manager, now: at })
    }
    return findRun(runId, { database })
  }
  const titles = async () =>
    (await listOpportunities({ placeId: town.placeId, limit: 100 }, { database, now })).rows
      .map(({ title }) => title)
      .sort()
  return {
    ...town,
    owner,
    feedId,
    run,
    wait,
    titles,
    asked,
    says: (text: string, at = 'https://source.test/list.csv') => answers.set(at, text),
  }
}
