import { sql } from 'kysely'
import type { Photo } from '#capabilities/photos/photo.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { type Position, project } from '#infrastructure/map/mercator.ts'
import { statusOfSession } from './event-status-rules.ts'
import type { Audience, EventStatus, EventType, Opportunity, OpportunityNarrowing } from './opportunity.ts'
import { shownStates } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { shownPhoto } from './opportunity-query-store.ts'

const equatorMeters = 40_075_016.7

const columns = [
  ...(['slug', 'title', 'titleCy', 'summary', 'summaryCy', 'mode', 'address', 'latitude', 'longitude'] as const),
  ...(['ageMin', 'ageMax', 'ageNote', 'costPence', 'costNote', 'costNoteCy', 'theme', 'updatedAt'] as const),
] as const

/** One date of an event. */
export interface EventDate
  extends Pick<Opportunity, Exclude<(typeof columns)[number], 'updatedAt'> | 'placeSlug' | 'neighbourhoodName'> {
  /** Of the date. */
  id: string
  opportunityId: string
  eventType: EventType | null
  audience: Audience
  neighbourhoodNameCy: string | null
  organisationSlug: string
  organisationName: string
  startsAt: Date
  endsAt: Date
  eventStatus: EventStatus
  photo: Photo | null
  updatedAt: Date
}

export interface EventFilter {
  /** With a time, dates that are on then: those that have begun before, too. */
  narrowing: Omit<OpportunityNarrowing, 'kind'>
  /** What lies no further away than this: nothing that is online only, or of which nobody knows where it is. */
  around?: { position: Position; meters: number } | undefined
  audience?: Audience | undefined
  eventType?: EventType | undefined
  after?: Cursor | undefined
  limit: number
}

/**
 * What is on in a place: dates of events that are not over, the next first; what is called off is told as that. Dates are
 * read event by event: what it costs follows from the events of the place, and not from its past or from other places.
 */
export async function listEvents(
  { narrowing: { during, ...narrowing }, around, audience, eventType, after, limit }: EventFilter,
  { database, now }: Reading & { now: Date },
): Promise<Page<EventDate>> {
  const rows = await database
    .selectFrom((from) => {
      let events = from
        .selectFrom('opportunities')
        .innerJoinLateral(
          (lateral) => {
            let dates = lateral
              .selectFrom('opportunitySessions')
              .select(['id', 'opportunityId', 'startsAt', 'endsAt', 'eventStatus'])
              .whereRef('opportunityId', '=', 'opportunities.id')
              .where('endsAt', '>', during && during.from > now ? during.from : now)
              .orderBy('startsAt')
              .orderBy('id')
              .limit(limit + 1)
            // On a day that is over nothing is on, not even what has begun before.
            const isOver = during !== undefined && during.until <= during.from
            if (during) dates = dates.where('startsAt', '<', during.until).where(sql<boolean>`not ${isOver}::boolean`)
            return (after ? dates.where(sql<boolean>`(starts_at, id) > (${after.at}, ${after.id}::uuid)`) : dates).as(
              'session',
            )
          },
          (join) => join.onTrue(),
        )
        .select(['session.id', 'opportunityId', 'startsAt', 'endsAt', 'session.eventStatus'])
        .where('opportunities.kind', '=', 'event')
        .where('opportunities.status', 'in', shownStates)
        .where(fits(narrowing))
        .orderBy('startsAt')
        .orderBy('session.id')
        .limit(limit + 1)
      if (around) events = events.where(isAround(around))
      if (audience) events = events.where('audience', '=', audience)
      if (eventType) events = events.where('eventType', '=', eventType)
      return events.as('date')
    })
    .innerJoin('opportunities', 'opportunities.id', 'date.opportunityId')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
    .leftJoin('neighbourhoods', 'neighbourhoods.id', 'opportunities.neighbourhoodId')
    .select(shownPhoto.as('photo'))
    .select(columns.map((column) => `opportunities.${column}` as const))
    .select(['date.id', 'opportunityId', 'eventType', 'audience', 'startsAt', 'endsAt'])
    .select(['places.slug as placeSlug', 'date.eventStatus', 'opportunities.eventStatus as wholeStatus'])
    .select(['neighbourhoods.name as neighbourhoodName', 'neighbourhoods.nameCy as neighbourhoodNameCy'])
    .select(['organisations.slug as organisationSlug', 'organisations.name as organisationName'])
    .orderBy('startsAt')
    .orderBy('date.id')
    .$castTo<EventDate & { wholeStatus: EventStatus }>()
    .execute()
  const dates = rows.map(({ wholeStatus, ...row }) => ({
    ...row,
    eventStatus: statusOfSession({ eventStatus: wholeStatus }, row),
  }))
  return pageOf(dates, limit, ({ startsAt, id }) => ({ at: startsAt, id }))
}

/** On the web map everything is drawn larger the further north it lies. */
function isAround({ position, meters }: NonNullable<EventFilter['around']>) {
  const { x, y } = project(position)
  const reach = meters / (equatorMeters * Math.cos((position.latitude * Math.PI) / 180))
  // The map itself knows nothing of what is for the network.
  return sql<boolean>`point(mercator_x(longitude), mercator_y(latitude)) <@ circle(point(${x}, ${y}), ${reach})`
}
