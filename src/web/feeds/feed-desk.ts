import type { RouterContextProvider } from 'react-router'
import type { Feed } from '#capabilities/feeds/feed.ts'
import { findFeed } from '#capabilities/feeds/find-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { isLookedAfterBy, type Steward } from '#capabilities/feeds/steward.ts'
import { listStandings, type StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import { isId } from '#infrastructure/ids.ts'
import type { DeskOwner } from '#web/desks/desk-frame.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { stewardDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'

/** The steward of feeds on this desk: an organisation's manager, or the City Lead for the place. */
export interface FeedDesk {
  visit: Visit
  request: Request
  steward: Steward
  owner: DeskOwner
}

/** The desk that the gate above the page has opened: an organisation's, or the City Lead's. */
export function feedDesk({
  context,
  request,
}: {
  context: Readonly<RouterContextProvider>
  request: Request
}): FeedDesk {
  const desk = stewardDesk({ context })
  const visit = visitOf({ context })
  if ('manager' in desk) {
    const { organisation, manager } = desk
    const base = `/organisations/${organisation.slug}/manage/feeds`
    return { visit, request, steward: manager, owner: { base, organisation, place: undefined } }
  }
  const { place, lead } = desk
  return { visit, request, steward: lead, owner: { base: `/${place.slug}/lead/feeds`, organisation: undefined, place } }
}

/** The source that the address names, if it may be seen here: a City Lead sees those of organisations too. */
export async function feedOnDesk({ visit, steward }: FeedDesk, id: string): Promise<{ feed: Feed; isOurs: boolean }> {
  const feed = isId(id) ? await findFeed(id, { database: visit.services.database }) : undefined
  const isOurs = feed !== undefined && isLookedAfterBy(steward, feed)
  const isSeen = isOurs || ('placeId' in steward && steward.placeId === feed?.placeId)
  if (!feed || !isSeen) throw new Response(null, { status: 404 })
  return { feed, isOurs }
}

/** The source that the address names, if it is looked after here. */
export async function ownFeedOnDesk(desk: FeedDesk, id: string): Promise<Feed> {
  const { feed, isOurs } = await feedOnDesk(desk, id)
  if (!isOurs) throw new Response(null, { status: 403 })
  return feed
}

/** Places that an organisation may bring listings to. */
export async function placesToFill({ visit, owner }: FeedDesk): Promise<StandingInPlace[]> {
  if (!owner.organisation) return []
  const standings = await listStandings(owner.organisation.id, { database: visit.services.database })
  return standings.filter((one) => one.standing !== 'refused')
}

/** Starts reading a source. One that is busy already shows on its page what is being done. */
export async function readNow(desk: FeedDesk, feedId: string): Promise<void> {
  const outcome = await startFeedRun({ feedId, doing: 'read' }, powersOf(desk))
  if (!outcome.ok && outcome.refusal !== 'is-busy') throw noSuchPage(outcome.refusal satisfies 'feed-not-found')
}

export function powersOf({ visit, steward }: FeedDesk) {
  const { database, queue } = visit.services
  return { database, queue, steward, now: visit.now }
}
