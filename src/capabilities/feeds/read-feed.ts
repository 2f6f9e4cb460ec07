import { isDeepStrictEqual } from 'node:util'
import { confirmFromSource } from '#capabilities/opportunities/confirm-opportunities.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Feed, FeedContent, FeedListing, FeedProblem, ItemRefusal } from './feed.ts'
import {
  type KeptItem,
  markGone,
  markUnseen,
  type SettledItem,
  selectCandidates,
  selectItems,
  selectSeen,
  upsertItems,
} from './feed-store.ts'
import { findFeed } from './find-feed.ts'
import { type FeedRun, findRun } from './find-run.ts'
import { leaveOutOf, storable } from './listing-rules.ts'
import { samenessOf } from './match-rules.ts'
import { readSource, type SourcePowers } from './read-source.ts'
import { gatherDates, joinMended, leaveOutPast } from './settle-store.ts'
import { askForRun } from './start-feed-run.ts'

type Context = Pick<Services, 'database' | 'queue' | 'baseMap'> & SourcePowers

const problemsKept = 200
const atOnce = 200

/**
 * Reads a source and marks each listing as new, changed, perhaps known already, or gone. Publishes nothing: that is
 * done by `takeInListings`. Reading the same source again changes nothing.
 */
export async function readFeed({ runId }: { runId: string }, context: Context): Promise<void> {
  const { database, now } = context
  const run = await findRun(runId, { database })
  const feed = run && (await findFeed(run.feedId, { database }))
  if (!run || run.finishedAt || !feed) return
  const report = { done: 0, problems: [] as FeedProblem[], refused: 0 }
  try {
    await readParts({ feed, runId, report }, context)
    await settleWhole({ feed, run, report }, context)
  } catch (error) {
    // Whatever happens, a run ends: one that "is reading" for ever keeps the next from beginning.
    await finish(database, { runId, report, problem: error instanceof Fault ? error.message : 'unexpected', now })
    if (!(error instanceof Fault)) throw error
    return
  }
  await finish(database, { runId, report, problem: null, now })
}

interface Report {
  done: number
  problems: FeedProblem[]
  refused: number
}

/** What can be said only when everything was read: which dates belong where, what is over, mended, gone. */
async function settleWhole({ feed, run, report }: { feed: Feed; run: FeedRun; report: Report }, context: Context) {
  const { database, queue, now } = context
  await database.transaction().execute(async (tx) => {
    await gatherDates(tx, feed.id)
    if (!feed.defaults.includePast) await leaveOutPast(tx, { feedId: feed.id, now })
    // A source that says only what changed says itself what is gone.
    const isWhole = feed.kind !== 'rpde' && !report.problems.some(({ why }) => losesRecords(why))
    if (isWhole) await joinMended(tx, { feedId: feed.id, now })
    if (isWhole)
      await markUnseen(tx, { feedId: feed.id, before: now, except: report.problems.map(({ where }) => where) })
    await tx.updateTable('feeds').set({ readAt: now }).where('id', '=', feed.id).execute()
    if (feed.takesIn) await askForRun({ feedId: feed.id, doing: 'take-in', askedBy: run.askedBy }, { tx, queue, now })
  })
  await confirmFromSource(
    {
      opportunityIds: await selectSeen(database, {
        feedId: feed.id,
        since: feed.kind === 'rpde' ? undefined : now,
        now,
      }),
    },
    { database, now },
  )
}

/** Whether something that is still in the source may be missing from what was read: then nothing is said to be gone. */
const losesRecords = (why: FeedProblem['why']) =>
  ['address-failed', 'unreadable', 'too-many-rows', 'not-kept', 'no-table', 'no-title-column'].includes(why)

async function finish(
  database: Database,
  { runId, report, problem, now }: { runId: string; report: Report; problem: string | null; now: Date },
) {
  await database
    .updateTable('feedRuns')
    .set({
      done: report.done,
      problem,
      problems: JSON.stringify(report.problems),
      counts: JSON.stringify({ refused: report.refused }),
      finishedAt: now,
    })
    .where('id', '=', runId)
    .execute()
}

async function readParts({ feed, runId, report }: { feed: Feed; runId: string; report: Report }, context: Context) {
  const { database } = context
  const { file } = await database.selectFrom('feeds').select('file').where('id', '=', feed.id).executeTakeFirstOrThrow()
  const place = await findPlace({ id: feed.placeId }, { database })
  if (!place) return
  for await (const { cursors, ...content } of readSource({ ...feed, file }, context)) {
    report.problems.push(...content.problems.slice(0, problemsKept - report.problems.length))
    report.refused += content.problems.length
    for (let from = 0; from < content.records.length; from += atOnce) {
      const records = content.records.slice(from, from + atOnce).map(storable)
      const notKept = await keep({ feed, place, records }, context)
      report.problems.push(...notKept.slice(0, problemsKept - report.problems.length))
      report.refused += notKept.length
      report.done += records.length - notKept.length
      await database.updateTable('feedRuns').set({ done: report.done }).where('id', '=', runId).execute()
    }
    // Only what is kept is not asked for again.
    if (cursors) {
      Object.assign(feed.cursors, cursors)
      await database
        .updateTable('feeds')
        .set({ cursors: JSON.stringify(feed.cursors) })
        .where('id', '=', feed.id)
        .execute()
    }
  }
}

/** Keeps records together, or, where one of them cannot be kept, each for itself: it says which. */
async function keep({ feed, place, records }: Settling, context: Context): Promise<FeedProblem[]> {
  try {
    const items = await settle({ feed, place, records }, context)
    await context.database.transaction().execute(async (tx) => {
      await upsertItems(tx, { feedId: feed.id, items, now: context.now })
      const gone = records.flatMap((one) => (one.is === 'gone' ? [one.externalId] : []))
      await markGone(tx, { feedId: feed.id, ids: gone })
    })
    return []
  } catch {
    const [only] = records
    if (!only) return []
    if (records.length === 1) {
      // A database that is down is nobody's record.
      await context.database.selectFrom('feeds').select('id').where('id', '=', feed.id).execute()
      return [{ where: idOf(only), why: 'not-kept' }]
    }
    const middle = Math.ceil(records.length / 2)
    const [first, second] = [records.slice(0, middle), records.slice(middle)]
    return [
      ...(await keep({ feed, place, records: first }, context)),
      ...(await keep({ feed, place, records: second }, context)),
    ]
  }
}

interface Settling {
  feed: Feed
  place: { id: string; latitude: number; longitude: number }
  records: FeedContent['records']
}

async function settle({ feed, place, records }: Settling, context: Context): Promise<SettledItem[]> {
  // The last word on an item counts, should a source speak of it twice.
  const latest = [...new Map(records.filter(({ is }) => is !== 'gone').map((one) => [idOf(one), one])).values()]
  const known = await selectItems(context.database, { feedId: feed.id, ids: latest.map(idOf) })
  const settled: SettledItem[] = []
  for (const record of latest) {
    if (record.is === 'dates') {
      const { externalId, parentId, sessions } = record
      settled.push({
        externalId,
        state: 'dates',
        listing: { sessions },
        candidateId: null,
        refusal: null,
        parentExternalId: parentId,
      })
    } else if (record.is === 'listing') {
      const listing = await located(record.listing, { place, context })
      const before = known.get(listing.externalId)
      const state = await stateOf(listing, { before, feed, place, context })
      settled.push({ externalId: listing.externalId, listing, parentExternalId: null, ...state })
    }
  }
  return settled
}

const idOf = (record: FeedContent['records'][number]) =>
  record.is === 'listing' ? record.listing.externalId : record.externalId

/** A listing without a position of its own lies where its postcode does. */
async function located(
  listing: FeedListing,
  { place, context }: { place: Settling['place']; context: Context },
): Promise<FeedListing> {
  if (listing.latitude !== null || !listing.postcode) return listing
  const { database, baseMap } = context
  const found = await findPosition(listing.postcode, { database, baseMap, near: place })
  return found.ok ? { ...listing, latitude: found.position.latitude, longitude: found.position.longitude } : listing
}

interface Known {
  before: KeptItem | undefined
  feed: Feed
  place: Settling['place']
  context: Context
}

type Standing = Pick<SettledItem, 'state' | 'candidateId' | 'refusal'>

async function stateOf(listing: FeedListing, { before, feed, place, context }: Known): Promise<Standing> {
  const plain = (state: string, refusal: ItemRefusal | null = null): Standing => ({ state, candidateId: null, refusal })
  const isAsBefore = before !== undefined && isDeepStrictEqual(before.listing, listing)
  // What a person decided holds until the source says something else.
  if (before?.opportunityId) {
    if (isAsBefore && before.state === 'held') return plain('held')
    return plain(before.taken && isDeepStrictEqual(before.taken, listing) ? 'same' : 'changed')
  }
  const leftOut = leaveOutOf(listing, { defaults: feed.defaults, middle: place, now: context.now })
  if (leftOut) return plain('left-out', leftOut)
  if (before && isAsBefore && ['new', 'match', 'doubtful', 'refused'].includes(before.state))
    return { state: before.state, candidateId: before.candidateId, refusal: null }
  const candidates = await selectCandidates(context.database, { feed, listing })
  const judged = candidates.map((one) => ({ id: one.id, sameness: samenessOf(listing, one, feed) }))
  for (const sameness of ['match', 'doubtful'] as const) {
    const found = judged.find((one) => one.sameness === sameness)
    if (found) return { state: sameness, candidateId: found.id, refusal: null }
  }
  return plain('new')
}
