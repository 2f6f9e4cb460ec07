import {
  type Feed,
  type FeedListing,
  type FeedProblem,
  type ItemRefusal,
  type ItemState,
  itemStates,
} from '#capabilities/feeds/feed.ts'
import { countItems } from '#capabilities/feeds/find-feed.ts'
import type { FeedRun } from '#capabilities/feeds/find-run.ts'
import { type FeedItem, listItems } from '#capabilities/feeds/list-items.ts'
import { itemRefusals } from '#capabilities/feeds/ui/item-refusals.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { translator } from '#infrastructure/words/translator.ts'

/** What a source says and what became of it, listing by listing. */
export interface OpportunityReport {
  /** Where the City Lead goes on with it. */
  source: string
  place: string
  organisation: string
  format: string
  read: number
  counts: Partial<Record<ItemState, number>>
  items: ReportedItem[]
  /** What could not be used: how many, and the first of them with where they stand. */
  unusable: { count: number; first: FeedProblem[] }
  /** What publishing did; absent where nothing was to be published. */
  published?: Record<string, number>
}

export interface ReportedItem {
  state: ItemState
  id: string
  title: string
  startsAt?: string
  where?: string
  /** Its last date was before it was read. */
  isOver: boolean
  /** All that was understood of it. */
  listing: FeedListing
  /** Why it is left out or held back, as the site calls it. */
  reason?: ItemRefusal
  /** What it may be the same as. */
  perhaps?: string
  /** Its page, where it has one. */
  page?: string
}

const atOnce = 500

export async function listReport(
  database: Reader,
  { feed, read, taken, origin }: { feed: Feed; read: FeedRun; taken: FeedRun | undefined; origin: string },
): Promise<OpportunityReport> {
  const items: ReportedItem[] = []
  for (const state of itemStates) {
    for (let after: string | undefined; ; ) {
      const page = await listItems({ feedId: feed.id, state, after, limit: atOnce }, { database })
      items.push(...page.map((item) => reported(item, { place: `${origin}/${feed.placeSlug}`, at: read.askedAt })))
      if (page.length < atOnce) break
      after = page.at(-1)?.externalId
    }
  }
  return {
    source: `${origin}/${feed.placeSlug}/lead/feeds/${feed.id}`,
    place: feed.placeSlug,
    organisation: feed.organisationSlug,
    format: feed.kind,
    read: read.done,
    counts: await countItems(feed.id, { database }),
    items,
    unusable: { count: read.counts.refused ?? 0, first: read.problems },
    published: taken?.counts,
  }
}

function reported(item: FeedItem, { place, at }: { place: string; at: Date }): ReportedItem {
  const { state, externalId, listing, refusal, candidateTitle, opportunitySlug } = item
  const [first] = listing.sessions
  const isShown = state === 'same' || state === 'changed' || state === 'gone'
  return {
    state,
    id: externalId,
    title: listing.title,
    startsAt: first?.startsAt,
    where: listing.postcode ?? listing.address ?? undefined,
    isOver: listing.sessions.length > 0 && listing.sessions.every(({ endsAt }) => new Date(endsAt) <= at),
    listing,
    reason: refusal ?? undefined,
    perhaps: state === 'doubtful' || state === 'match' ? (candidateTitle ?? undefined) : undefined,
    page: opportunitySlug && isShown ? `${place}/opportunities/${opportunitySlug}` : undefined,
  }
}

/**
 * The report for programs, a JSON object a line: what was understood of each listing, then what could not be used. What
 * the source does not say is null; nothing comes from the defaults of the feed.
 */
export function reportJsonLines({ items, unusable, organisation }: OpportunityReport): string[] {
  const listings = items.map(({ listing, state, reason, perhaps, page, isOver }) => {
    const { externalId, ref: _, isDerivedId: _derived, hasDatesApart: _apart, sessions, ...rest } = listing
    const notes = { titleCy: null, theme: null, datesNote: null, costNote: null, ageNote: null }
    return {
      id: externalId,
      state,
      reason: reason ?? null,
      organisation,
      ...notes,
      ...rest,
      status: listing.status ?? 'scheduled',
      isFree: listing.costPence === null ? null : listing.costPence === 0,
      startsAt: sessions[0]?.startsAt ?? null,
      endsAt: sessions[0]?.endsAt ?? null,
      sessions: sessions.map((session) => ({ ...session, status: session.status ?? 'scheduled' })),
      isOver,
      perhaps: perhaps ?? null,
      page: page ?? null,
    }
  })
  const problems = unusable.first.map(({ where, why }) => ({ problem: why, where, words: t(`feeds.why.${why}`) }))
  return [...listings, ...problems].map((one) => JSON.stringify(one))
}

/** Whether something in it waits for a person. */
export function needsSomebody({ counts, unusable }: OpportunityReport): boolean {
  return unusable.count > 0 || (['doubtful', 'held', 'gone'] as const).some((state) => (counts[state] ?? 0) > 0)
}

const t = translator('en')
const stateWidth = Math.max(...itemStates.map((state) => t(`feeds.itemState.${state}`).length))

/** The report for people: a line for each listing, then what has to be done. */
export function reportLines(report: OpportunityReport): string[] {
  const { counts, items, unusable, published } = report
  const tally = itemStates.flatMap((state) => {
    const count = counts[state] ?? 0
    return count > 0 ? [`${t(`feeds.itemState.${state}`).toLowerCase()} ${count}`] : []
  })
  return [
    `${report.read} listings read (${report.format}), for ${report.place}, in the name of ${report.organisation}`,
    // What is on the site as the source says it is counted below.
    ...items.filter(({ state }) => state !== 'same').map(itemLine),
    ...unusable.first.map(({ where, why }) => line('Not usable', `${where}: ${t(`feeds.why.${why}`)}`)),
    ...(unusable.count > unusable.first.length ? [`… and ${unusable.count - unusable.first.length} more`] : []),
    [...tally, ...(unusable.count > 0 ? [`not usable ${unusable.count}`] : [])].join(', ') || 'Nothing was in it.',
    ...(published ? [publishedLine(published)] : previewLines(report)),
    ...(needsSomebody(report) ? [`Look at it: ${report.source}`] : []),
  ]
}

const line = (state: string, text: string) => `${state.padEnd(stateWidth)}  ${text}`

function itemLine({ state, title, startsAt, where, reason, perhaps, page, isOver, listing }: ReportedItem): string {
  const parts = [
    title,
    startsAt && longDate('en', new Date(startsAt)),
    where,
    listing.status && reason !== 'is-cancelled' && t(`opportunities.eventStatus.${listing.status}`),
    reason && t(itemRefusals[reason]),
    isOver && reason !== 'is-over' && t('feeds.refusal.is-over'),
    perhaps && `${t('feeds.maybe')} “${perhaps}”`,
    state === 'gone' ? page : undefined,
  ]
  return line(t(`feeds.itemState.${state}`), parts.filter(Boolean).join(' · '))
}

function publishedLine(published: Record<string, number>): string {
  const done = Object.entries(published).flatMap(([name, count]) =>
    count > 0 ? [t(knownKey(`feeds.count.${name}`), { count })] : [],
  )
  return `Taken in: ${done.join(', ') || 'nothing changed'}.`
}

function previewLines({ counts }: OpportunityReport): string[] {
  const waiting = (['new', 'changed', 'match'] as const).reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return waiting > 0
    ? [`Nobody sees the ${waiting} yet: run it again with --publish.`]
    : ['There is nothing to publish.']
}
