import { listRefusedOrganisations } from '#capabilities/awards/list-refused-organisations.ts'
import { countWaitingReviews } from '#capabilities/badges/find-review.ts'
import { listAskedPairs } from '#capabilities/community/find-pairing.ts'
import { listWaitingFeeds } from '#capabilities/feeds/list-waiting-feeds.ts'
import { findLastReport } from '#capabilities/impact/find-report.ts'
import { reportEveryDays } from '#capabilities/impact/report.ts'
import { countDue } from '#capabilities/network/list-network-organisations.ts'
import { countUnconfirmed } from '#capabilities/opportunities/count-unconfirmed.ts'
import { listHeldOrganisations } from '#capabilities/opportunities/list-held-organisations.ts'
import { countOrganisations, listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { countCuratorsWork } from '#capabilities/pathways/count-curators-work.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { listAskedGrowth } from '#capabilities/placements/find-growing.ts'
import type { Place } from '#capabilities/places/place.ts'
import { countPledgesWaiting } from '#capabilities/recognition/list-pledges.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Queued } from './queued.ts'

type Powers = Reading & { now: Date }

const dayMs = 86_400_000

/** More of one kind than these are one row that leads to all of them. */
const mostOfAKind = 6

/** What waits for the City Lead, the most urgent first. */
export async function leadQueue(
  { id: placeId, slug, joinedAt }: Pick<Place, 'id' | 'slug' | 'joinedAt'>,
  lead: CityLead,
  powers: Powers,
): Promise<Queued[]> {
  const base = `/${slug}/lead`
  const [asking, askingCount, held, refused, feeds, stale, work, report, reviews, pledges, growth, pairs, network] =
    await Promise.all([
      listOrganisations({ placeId, standing: 'waiting', limit: mostOfAKind }, powers),
      countOrganisations({ placeId, standing: 'waiting' }, powers),
      listHeldOrganisations({ placeId, limit: mostOfAKind }, powers),
      listRefusedOrganisations({ placeId, limit: mostOfAKind }, powers),
      listWaitingFeeds({ placeId }, powers),
      countUnconfirmed({ placeId }, powers),
      countCuratorsWork({ placeId }, powers),
      findLastReport({ placeId }, powers),
      countWaitingReviews(placeId, powers),
      countPledgesWaiting(lead, powers),
      lead.personId ? listAskedGrowth({}, { ...powers, of: lead }) : [],
      listAskedPairs({}, { ...powers, of: lead }),
      countDue({ ...powers, lead }),
    ])
  const atOrganisation = (organisationSlug: string) => `${base}/organisations/${organisationSlug}`
  const queue: Queued[] = [
    ...held.map((one) => ({
      kind: 'safeguarding-lapsed' as const,
      id: one.organisationId,
      href: atOrganisation(one.slug),
      name: one.name,
      count: one.count,
      since: one.since,
      isUrgent: true,
    })),
    ...asking.rows.map((one) => ({
      kind: 'organisation-asks' as const,
      id: one.id,
      href: atOrganisation(one.slug),
      name: one.name,
      note: one.description,
      noteCy: one.descriptionCy,
      since: one.since,
    })),
    ...refused.map((one) => ({
      kind: 'not-reached' as const,
      id: one.organisationId,
      href: atOrganisation(one.slug),
      name: one.name,
      count: one.count,
      since: one.since,
    })),
    ...feeds.map((one) => ({
      kind: 'feed-waits' as const,
      id: one.id,
      href: `${base}/feeds/${one.id}`,
      name: one.name,
      count: one.count,
      since: one.since,
    })),
  ]
  if (askingCount > asking.rows.length)
    queue.push({
      kind: 'more-organisations-ask',
      id: 'waiting',
      href: `${base}/organisations?standing=waiting`,
      count: askingCount - asking.rows.length,
    })
  if (reviews.count > 0) queue.push({ kind: 'badge-reviews', id: 'reviews', href: `${base}/reviews`, ...reviews })
  const atPledges = `${base}/recognition/pledges?state=`
  if (pledges.offered.count > 0)
    queue.push({ kind: 'pledges-offered', id: 'offered', href: `${atPledges}waiting`, ...pledges.offered })
  if (pledges.reported.count > 0)
    queue.push({ kind: 'pledges-reported', id: 'reported', href: `${atPledges}reported`, ...pledges.reported })
  const sentAt = report?.sentAt ?? joinedAt
  const dueAt = new Date(sentAt.getTime() + reportEveryDays * dayMs)
  if (dueAt < powers.now) queue.push({ kind: 'report-due', id: 'report', href: `${base}/report`, since: dueAt })
  for (const { id, name, askedAt } of growth.filter(({ isAnswered }) => !isAnswered).slice(0, mostOfAKind))
    queue.push({ kind: 'growth-asked', id, href: `${base}/year/growing/asked/${id}`, name, since: askedAt })
  for (const { id, name, askedAt: since } of pairs)
    queue.push({ kind: 'pair-asked', id, href: `${base}/year/pairs#yours`, name, since })
  if (network.due > 0)
    queue.push({ kind: 'network-due', id: 'due', href: `${base}/network?due=week&sort=due`, count: network.due })
  if (network.ending > 0)
    queue.push({ kind: 'network-ending', id: 'ending', href: `${base}/network?due=ending`, count: network.ending })
  if (work.broken > 0)
    queue.push({ kind: 'pathway-broken', id: 'broken', href: `${base}/pathways`, count: work.broken })
  if (stale.count > 0)
    queue.push({
      kind: 'listings-stale',
      id: 'stale',
      href: `${base}/organisations?show=stale`,
      count: stale.count,
      since: stale.since,
    })
  return queue
}

/** What stands behind the items of the City Lead's menu. */
export async function leadCounts(placeId: string, powers: Powers): Promise<Record<string, number>> {
  const [organisations, { count: reviews }] = await Promise.all([
    countOrganisations({ placeId, standing: 'approved' }, powers),
    countWaitingReviews(placeId, powers),
  ])
  return { organisations, reviews }
}
