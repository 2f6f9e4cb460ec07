import { listBadges } from '#capabilities/badges/list-badges.ts'
import { archiveOpportunity } from '#capabilities/opportunities/archive-opportunity.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { failRun } from './fail-run.ts'
import type { Feed, FeedListing, ItemRefusal, ItemState } from './feed.ts'
import { type KeptItem, selectCandidates, selectTakeable } from './feed-store.ts'
import { findFeed } from './find-feed.ts'
import { findRun } from './find-run.ts'
import { contentOf, revised } from './listing-rules.ts'
import { samenessOf } from './match-rules.ts'
import { nameSkills } from './name-skills.ts'

interface Context {
  database: Database
  site: Services['site']
  /** Of the organisation in whose name the feed's listings stand. */
  manager: OrganisationManager
  now: Date
}

const atOnce = 50

type Counts = Record<'published' | 'changed' | 'linked' | 'held' | 'removed', number>

/**
 * Publishes what is new, carries over what changed, and joins what was on the site already. Done one by one: begun again
 * after a stop it goes on where it was, and finds what it had just made.
 */
export async function takeInListings({ runId }: { runId: string }, context: Context): Promise<void> {
  await work(runId, ['new', 'match', 'changed', 'held'], context, async (item, { feed, since, make }) => {
    const known = item.opportunityId ?? (await knownAlready(item, { feed, since, database: context.database }))
    if (item.state === 'changed' || item.state === 'held') return carryOver(item, { feed, make }, context)
    if (known) return link(item, known, { feed, database: context.database })
    return publish(item, { feed, make }, context)
  })
}

/** Takes off the site what vanished from the source. Only a person asks for this. */
export async function removeVanished({ runId }: { runId: string }, context: Context): Promise<void> {
  await work(runId, ['gone'], context, async (item, { feed }) => {
    if (item.opportunityId) await archiveOpportunity({ opportunityId: item.opportunityId }, context)
    await context.database
      .deleteFrom('feedItems')
      .where('feedId', '=', feed.id)
      .where('externalId', '=', item.externalId)
      .execute()
    return 'removed'
  })
}

interface Working {
  feed: Feed
  since: Date
  make: Make
}

type Take = (item: KeptItem, working: Working) => Promise<keyof Counts>

/** A run ends whatever happens: one that goes on for ever keeps the next from beginning. */
async function work(runId: string, states: ItemState[], context: Context, take: Take) {
  try {
    await workThrough(runId, states, context, take)
  } catch (error) {
    await failRun({ runId, problem: 'unexpected' }, context)
    throw error
  }
}

/** What cannot be taken in is held back with why, and the next is taken. */
async function takeOne(
  item: KeptItem,
  { take, working, database }: { take: Take; working: Working; database: Database },
): Promise<keyof Counts> {
  try {
    return await take(item, working)
  } catch {
    await database
      .updateTable('feedItems')
      .set({ state: 'held', refusal: 'not-kept' })
      .where('feedId', '=', working.feed.id)
      .where('externalId', '=', item.externalId)
      .execute()
    return 'held'
  }
}

async function workThrough(runId: string, states: ItemState[], { database, site, now }: Context, take: Take) {
  const run = await findRun(runId, { database })
  const feed = run && (await findFeed(run.feedId, { database }))
  if (!run || run.finishedAt || !feed) return
  const counts: Counts = { published: 0, changed: 0, linked: 0, held: 0, removed: 0 }
  const { total } = await database
    .selectFrom('feedItems')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('feedId', '=', feed.id)
    .where('state', 'in', states)
    .executeTakeFirstOrThrow()
  const working = { feed, since: run.askedAt, make: await maker({ database, site }, feed) }
  let done = 0
  let after = ''
  for (;;) {
    const items = await selectTakeable(database, { feedId: feed.id, states, after, limit: atOnce })
    for (const item of items) {
      counts[await takeOne(item, { take, working, database })]++
      done++
    }
    await database.updateTable('feedRuns').set({ done, total }).where('id', '=', runId).execute()
    const last = items.at(-1)
    if (!last || items.length < atOnce) break
    after = last.externalId
  }
  await database
    .updateTable('feedRuns')
    .set({ counts: JSON.stringify(counts), finishedAt: now })
    .where('id', '=', runId)
    .execute()
}

type Make = (listing: FeedListing) => Promise<ReturnType<typeof contentOf>>

async function maker(powers: Pick<Context, 'database' | 'site'>, feed: Feed): Promise<Make> {
  const neighbourhoods = await listNeighbourhoods(feed.placeId, { database: powers.database })
  const [en, cy] = [translator('en'), translator('cy')]
  const booking = {
    onPage: { en: en('feeds.bookOnPage'), cy: cy('feeds.bookOnPage') },
    ask: { en: en('feeds.bookByAsking'), cy: cy('feeds.bookByAsking') },
  }
  // An organisation's own feed speaks of nobody else, whatever it calls the provider.
  const isOwn = feed.ownedBy === 'organisation'
  return async (listing) => {
    const [skills = []] = await nameSkills([listing], powers)
    return contentOf(isOwn ? { ...listing, provider: null } : listing, {
      defaults: feed.defaults,
      neighbourhoods,
      skills,
      booking,
    })
  }
}

async function settled(
  database: Database,
  { feedId, item }: { feedId: string; item: KeptItem },
  change: { state: ItemState; opportunityId?: string; refusal?: ItemRefusal | null },
) {
  await database
    .updateTable('feedItems')
    .set({ ...change, refusal: change.refusal ?? null, candidateId: null, taken: JSON.stringify(item.listing) })
    .where('feedId', '=', feedId)
    .where('externalId', '=', item.externalId)
    .execute()
}

/** Something that this very run made before it was stopped, or what a person or the reading said it is. */
async function knownAlready(
  item: KeptItem,
  { feed, since, database }: Pick<Working, 'feed' | 'since'> & { database: Database },
): Promise<string | undefined> {
  const candidates = await selectCandidates(database, { feed, listing: item.listing, since })
  if (item.candidateId) return candidates.find(({ id }) => id === item.candidateId)?.id ?? item.candidateId
  return candidates.find((one) => samenessOf(item.listing, one, feed) === 'match')?.id
}

async function link(item: KeptItem, opportunityId: string, { feed, database }: { feed: Feed; database: Database }) {
  const taken = await database
    .selectFrom('feedItems')
    .select('externalId')
    .where('opportunityId', '=', opportunityId)
    .executeTakeFirst()
  if (taken) {
    // Two listings cannot be one thing: a person has to look.
    await database
      .updateTable('feedItems')
      .set({ state: 'doubtful' })
      .where('feedId', '=', feed.id)
      .where('externalId', '=', item.externalId)
      .execute()
    return 'held' as const
  }
  await settled(database, { feedId: feed.id, item }, { state: 'same', opportunityId })
  return 'linked' as const
}

async function publish(item: KeptItem, { feed, make }: { feed: Feed; make: Make }, context: Context) {
  const { content, sessions } = await make(item.listing)
  const { opportunityId } = await draftOpportunity({ placeId: feed.placeId, content, sessions, badgeIds: [] }, context)
  const outcome = await publishOpportunity({ opportunityId, mayBePast: true }, context)
  const change = outcome.ok ? { state: 'same' as const } : { state: 'held' as const, refusal: outcome.refusal }
  await settled(context.database, { feedId: feed.id, item }, { ...change, opportunityId })
  return outcome.ok ? 'published' : 'held'
}

async function carryOver(item: KeptItem, { feed, make }: { feed: Feed; make: Make }, context: Context) {
  const { database, now } = context
  const opportunity = item.opportunityId && (await findOpportunity({ id: item.opportunityId }, { database, now }))
  if (!opportunity) return 'held'
  const [before, after] = [await make(item.taken ?? item.listing), await make(item.listing)]
  const { rows: badges } = await listBadges(
    {
      opportunityId: opportunity.id,
      includeUnpublished: true,
      limit: 100,
    },
    { database },
  )
  const outcome = await reviseOpportunity(
    {
      opportunityId: opportunity.id,
      content: revised(contentIn(opportunity, after.content), { before: before.content, after: after.content }),
      sessions: after.sessions,
      badgeIds: badges.map(({ id }) => id),
    },
    context,
  )
  const shown =
    outcome.ok && opportunity.status === 'draft'
      ? await publishOpportunity({ opportunityId: opportunity.id, mayBePast: true }, context)
      : outcome
  const change = shown.ok ? { state: 'same' as const } : { state: 'held' as const, refusal: shown.refusal }
  await settled(database, { feedId: feed.id, item }, change)
  return shown.ok ? 'changed' : 'held'
}

/** The fields of an opportunity that a listing has a say in. */
function contentIn<Content extends object>(opportunity: Content & object, like: Content): Content {
  const fields = Object.keys(like) as (keyof Content)[]
  return Object.fromEntries(fields.map((field) => [field, opportunity[field]])) as Content
}
