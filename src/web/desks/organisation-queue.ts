import { countRefusedMails } from '#capabilities/awards/count-refused-mails.ts'
import { listRefusedCorrections } from '#capabilities/awards/find-correction.ts'
import { countEndings, countRenewalsAsked, countRenewalsLapsed } from '#capabilities/awards/find-renewal.ts'
import { listReturned } from '#capabilities/badges/find-review.ts'
import { listSharedBadges } from '#capabilities/badges/list-badge-partners.ts'
import { listOfferedBadges, listOwnSharings } from '#capabilities/community/find-item.ts'
import { listRulesOfOrganisation } from '#capabilities/earning/list-rules-of-organisation.ts'
import { listAdriftSessions } from '#capabilities/events/list-adrift-sessions.ts'
import { listUnprovenDates } from '#capabilities/events/list-unproven-dates.ts'
import { listUntoldDates } from '#capabilities/events/list-untold-bookings.ts'
import { countWaitingEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { listWaitingFeeds } from '#capabilities/feeds/list-waiting-feeds.ts'
import { countWaitingInterests } from '#capabilities/interests/list-interests.ts'
import { countIntroductionsWaiting } from '#capabilities/introductions/list-introductions.ts'
import { daysLeft } from '#capabilities/leaving/leaving-rules.ts'
import { listRunningLeavings } from '#capabilities/leaving/list-leavings.ts'
import { countHeld } from '#capabilities/opportunities/count-held.ts'
import { countUnconfirmed } from '#capabilities/opportunities/count-unconfirmed.ts'
import { listStandings, type StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { countCuratorsWork } from '#capabilities/pathways/count-curators-work.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { countEndorsementsAsked } from '#capabilities/recognition/list-endorsements.ts'
import { countPledgesToDo } from '#capabilities/recognition/list-pledges.ts'
import { listSuccessionsToAnswer } from '#capabilities/succession/list-successions.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Queued } from './queued.ts'

/** So near, a day on which addresses end is urgent. */
const urgentDays = 3

interface Asked {
  organisation: Organisation
  /** Issuers see only what issuers can do. */
  isManager: boolean
  /** Those who answer for its badges see what these need alone. */
  isClosed: boolean
}

interface OrganisationQueue {
  queue: Queued[]
  /** The place where the public finds it, and in whose colour it works: the first that let it in, else that it asked. */
  placeSlug: string | undefined
  hue: string | undefined
}

/** Beyond this nobody needs the number. */
const mostEndings = 1000
const mostCorrections = 10
const mostRules = 10
const mostDates = 10
const mostInterests = 100
const mostOffered = 100

/** What waits for those who work for an organisation, the most urgent first. */
export async function organisationQueue(
  { organisation, isManager, isClosed }: Asked,
  powers: Reading & { now: Date },
): Promise<OrganisationQueue> {
  const { id: organisationId, slug } = organisation
  const base = `/organisations/${slug}/manage`
  const [
    standings,
    refusedMails,
    corrections,
    endings,
    renewals,
    lapsed,
    evidence,
    rules,
    adrift,
    toConfirm,
    ranOut,
    untold,
    asking,
    forManagers,
  ] = await Promise.all([
    listStandings(organisationId, powers),
    countRefusedMails(organisationId, powers),
    listRefusedCorrections({ organisationId, limit: mostCorrections }, powers),
    countEndings({ organisationId, atMost: mostEndings }, powers),
    countRenewalsAsked({ organisationId, atMost: mostEndings }, powers),
    countRenewalsLapsed({ organisationId, atMost: mostEndings }, powers),
    countWaitingEvidence(organisationId, powers),
    listRulesOfOrganisation({ organisationId, waiting: true, limit: mostRules }, powers),
    listAdriftSessions({ organisationId, limit: mostDates }, powers),
    listUnprovenDates({ organisationId, kind: 'waiting', limit: mostDates }, powers),
    listUnprovenDates({ organisationId, kind: 'ran-out', limit: mostDates }, powers),
    listUntoldDates({ organisationId, limit: mostDates }, powers),
    countWaitingInterests({ organisationId, atMost: mostInterests }, powers),
    isManager ? managersQueue(organisation, base, powers) : [],
  ])
  const approved = standings.find(({ standing }) => standing === 'approved')
  const place = approved ?? standings[0]
  const queue: Queued[] = isClosed ? [] : [...standings.flatMap((one) => standingQueued(one, base)), ...forManagers]
  const urgent = [
    ...adrift.map((date) => ({ kind: 'date-is-gone' as const, ...date })),
    ...untold.map((date) => ({ kind: 'tell-in-person' as const, ...date })),
  ]
  for (const { kind, id, opportunityId, title: name, titleCy: nameCy, startsAt, people: count } of urgent) {
    const href = `${base}/bookings/${opportunityId}/${startsAt.toISOString()}`
    queue.push({ kind, id, href, name, nameCy, count, isUrgent: true })
  }
  const byPhone = [
    ...toConfirm.map((date) => ({ kind: 'bookings-to-confirm' as const, ...date })),
    ...ranOut.map((date) => ({ kind: 'bookings-ran-out' as const, ...date })),
  ]
  for (const { kind, id, opportunityId, title: name, titleCy: nameCy, startsAt, bookings: count, since } of byPhone) {
    const href = `${base}/bookings/${opportunityId}/${startsAt.toISOString()}`
    queue.push({ kind, id, href, name, nameCy, count, since })
  }
  if (asking.count > 0)
    queue.push({ kind: 'interests-wait', id: 'interests', href: `${base}/interests?state=waiting`, ...asking })
  if (evidence.count > 0) queue.push({ kind: 'evidence-waits', id: 'evidence', href: `${base}/evidence`, ...evidence })
  for (const { id, badgeName: name, badgeNameCy: nameCy, waiting: count } of rules.rows)
    queue.push({ kind: 'badge-earned', id, href: `${base}/rules/${id}`, name, nameCy, count })
  for (const { awardId: id, badgeName: name, badgeNameCy: nameCy, refusedAt: since } of corrections)
    queue.push({ kind: 'correction-refused', id, href: `${base}/awards/${id}`, name, nameCy, since })
  if (renewals.count > 0)
    queue.push({ kind: 'renewals-asked', id: 'renewals', href: `${base}/awards?state=asked`, ...renewals })
  if (lapsed.count > 0)
    queue.push({ kind: 'renewals-lapsed', id: 'lapsed', href: `${base}/awards?state=lapsed`, ...lapsed })
  if (endings.count > 0)
    queue.push({ kind: 'badges-end', id: 'endings', href: `${base}/awards?state=ending`, count: endings.count })
  if (refusedMails > 0) queue.push({ kind: 'mails-refused', id: 'mails', href: `${base}/reach`, count: refusedMails })
  return {
    queue,
    placeSlug: approved?.placeSlug,
    hue: place && (await findPlace({ id: place.placeId }, powers))?.hue,
  }
}

function standingQueued({ standing, ...one }: StandingInPlace, base: string): Queued[] {
  if (standing === 'approved') return []
  return [
    {
      kind: `standing-${standing}` as const,
      id: one.placeId,
      href: `${base}/joining`,
      name: one.placeName,
      nameCy: one.placeNameCy,
      note: one.decisionNote,
    },
  ]
}

async function managersQueue(
  organisation: Organisation,
  base: string,
  powers: Reading & { now: Date },
): Promise<Queued[]> {
  const { id: organisationId } = organisation
  const [
    held,
    stale,
    work,
    feeds,
    returned,
    offered,
    leavings,
    endorsements,
    pledges,
    fromLibrary,
    shared,
    introduced,
    successions,
  ] = await Promise.all([
    countHeld({ organisationId }, powers),
    countUnconfirmed({ organisationId }, powers),
    countCuratorsWork({ organisationId }, powers),
    listWaitingFeeds({ organisationId }, powers),
    listReturned(organisationId, powers),
    listSharedBadges({ organisationId, states: ['asked'] }, powers),
    listRunningLeavings({ organisationId }, powers),
    countEndorsementsAsked({ organisationId }, powers),
    countPledgesToDo({ organisationId }, powers),
    listOfferedBadges({ organisationId, limit: mostOffered }, powers),
    listOwnSharings({ organisationId, limit: mostOffered }, powers),
    countIntroductionsWaiting({ organisationId }, powers),
    listSuccessionsToAnswer({ organisationId }, powers),
  ])
  const queue: Queued[] = []
  for (const { id, predecessor, successor, askedAt, agreedAt } of successions) {
    const isAsked = successor.id === organisationId && !agreedAt
    queue.push({
      kind: isAsked ? 'succession-asked' : 'succession-coming',
      ...{
        id,
        href: `${base}/succession`,
        name: isAsked ? predecessor.name : successor.name,
        nameCy: null,
        since: askedAt,
      },
      isUrgent: !isAsked,
    })
  }
  if (introduced.count > 0)
    queue.push({ kind: 'introductions-wait', id: 'introductions', href: `${base}/introductions`, ...introduced })
  if (endorsements.count > 0)
    queue.push({ kind: 'endorsements-asked', id: 'endorsements', href: `${base}/recognition`, ...endorsements })
  const atPledges = `${base}/pledges`
  if (pledges.suspended > 0)
    queue.push({ kind: 'pledges-suspended', id: 'suspended', href: atPledges, count: pledges.suspended })
  if (pledges.due > 0) queue.push({ kind: 'pledges-due', id: 'pledges', href: atPledges, count: pledges.due })
  if (safeguardingGapOf(organisation, powers.now))
    queue.push({ kind: 'safeguarding-gap', id: 'gap', href: `${base}/profile`, count: held, isUrgent: held > 0 })
  for (const { badgeId: id, name, nameCy, since } of returned)
    queue.push({ kind: 'badge-returned', id, href: `${base}/badges/${id}`, name, nameCy, since })
  for (const { badgeId: id, name, nameCy, ownerName, askedAt } of offered)
    queue.push({
      kind: 'badge-offered',
      id,
      href: `${base}/badges/shared`,
      name,
      nameCy,
      note: ownerName,
      since: askedAt,
    })
  if (fromLibrary.length > 0)
    queue.push({ kind: 'library-offered', id: 'library', href: `${base}/badges/offered`, count: fromLibrary.length })
  const unanswered = shared.filter(({ ownerAnswer }) => ownerAnswer === null).length
  if (unanswered > 0)
    queue.push({ kind: 'library-shares-yours', id: 'ours', href: `${base}/badges/offered#ours`, count: unanswered })
  for (const { id, title, without, people, fallsAt } of leavings) {
    const left = daysLeft(fallsAt, powers.now)
    const figures = { name: title, count: without, of: people, daysLeft: left, isUrgent: left <= urgentDays }
    if (without > 0) queue.push({ kind: 'leavers-wait', id, href: `${base}/leavers/${id}?state=without`, ...figures })
  }
  if (work.asking > 0) queue.push({ kind: 'pathway-asks', id: 'asks', href: `${base}/pathways`, count: work.asking })
  if (work.broken > 0)
    queue.push({ kind: 'pathway-broken', id: 'broken', href: `${base}/pathways`, count: work.broken })
  for (const { id, name, count, since } of feeds)
    queue.push({ kind: 'feed-waits', id, href: `${base}/feeds/${id}`, name, count, since })
  if (stale.count > 0)
    queue.push({
      kind: 'listings-to-confirm',
      id: 'stale',
      href: `${base}/opportunities?show=stale`,
      count: stale.count,
      since: stale.since,
    })
  return queue
}
