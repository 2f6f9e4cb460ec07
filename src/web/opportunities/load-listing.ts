import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { mostShown } from '#capabilities/events/booking-rules.ts'
import { listBookableSessions } from '#capabilities/events/list-bookable-sessions.ts'
import { listSeatsLeft } from '#capabilities/events/list-seats-left.ts'
import { findWhetherToAsk } from '#capabilities/interests/find-interest.ts'
import type { Capacity } from '#capabilities/opportunities/event-status-rules.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { isDoubted } from '#capabilities/opportunities/freshness-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { adultAge } from '#capabilities/opportunities/opportunity-rules.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { listWhatFollows } from '#capabilities/pathways/list-what-follows.ts'
import { findEntrance } from '#capabilities/photos/find-shown-photo.ts'
import { capacitiesOf } from '#web/machine/seat-capacity.ts'
import { describeOpportunity } from '#web/machine/structured-data.ts'
import { smallMapOf } from '#web/map/small-map.ts'
import { loadPlace } from '#web/places/load-place.ts'
import type { Visit } from '#web/site/visit.ts'

const sessionsDescribed = 20

/** Pages are made anew when few seats are left: before that an exact number would be an old one. */
const shownExactly = (capacity: Capacity | undefined): Capacity | undefined =>
  capacity?.left !== undefined && capacity.left >= mostShown ? { seats: capacity.seats } : capacity

export type Listing = Awaited<ReturnType<typeof loadListing>>

/** What the page of an opportunity or event shows, as everybody may see it; 404 where nothing is shown under this address. */
export async function loadListing(visit: Visit, params: { place: string; slug: string }) {
  const { services, now } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const opportunity = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { database, now })
  if (!opportunity || opportunity.status === 'draft') throw new Response(null, { status: 404 })
  const [sessions, badges, similar, organisation, bookable, mayAsk] = await Promise.all([
    listSessions({ opportunityId: opportunity.id, from: now, limit: 200 }, { database }),
    listBadges({ opportunityId: opportunity.id, limit: 6 }, { database }),
    listOpportunities({ placeId: place.id, theme: opportunity.theme, limit: 4 }, { database, now }),
    findOrganisation({ id: opportunity.organisationId }, { database }),
    listBookableSessions({ opportunityId: opportunity.id, limit: 1 }, { database, now }),
    findWhetherToAsk({ opportunityId: opportunity.id }, { database }),
  ])
  const described = sessions.slice(0, sessionsDescribed)
  const dates = described.map(({ startsAt }) => ({ opportunityId: opportunity.id, startsAt }))
  const capacityAt = capacitiesOf(bookable ? await listSeatsLeft(dates, { database, now }) : [])
  const badgeIds = badges.rows.map((badge) => badge.id)
  return {
    follows: await listWhatFollows({ badgeIds, opportunityId: opportunity.id, limit: 4 }, { database }),
    structured: describeOpportunity({
      opportunity: publicOpportunity(opportunity),
      sessions: described,
      badges: badges.rows.map(publicBadge),
      place,
      origin: services.site.origin,
      language: visit.language,
      capacityAt: (startsAt) => shownExactly(capacityAt({ opportunityId: opportunity.id, startsAt })),
    }),
    place,
    map: await smallMapOf(visit, { place, ...opportunity }),
    entrance: await findEntrance({ opportunityId: opportunity.id, ...opportunity }, { database }),
    opportunity: publicOpportunity(opportunity),
    doubted: isDoubted(opportunity.confirmedAt, now),
    sessions,
    bookable: bookable?.sessions[0],
    mayAsk,
    now,
    badges: badges.rows.map(publicBadge),
    // What is for learners is nothing like what is for the network.
    similar: (opportunity.audience === 'network' ? [] : similar.rows)
      .filter((one) => one.id !== opportunity.id)
      .slice(0, 3)
      .map(publicOpportunity),
    safeguarding:
      organisation && opportunity.ageMin < adultAge ? publicOrganisation(organisation, now).safeguarding : undefined,
  }
}
