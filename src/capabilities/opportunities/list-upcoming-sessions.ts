import type { Reading } from '#infrastructure/database/database.ts'
import { statusOfSession } from './event-status-rules.ts'
import { type Audience, type EventStatus, type OpportunityNarrowing, type Session, shownStates } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

export interface UpcomingSession extends Session {
  id: string
  slug: string
  placeSlug: string
  audience: Audience
  title: string
  titleCy: string | null
  summary: string
  summaryCy: string | null
  address: string | null
  neighbourhoodName: string | null
  latitude: number | null
  longitude: number | null
  organisationName: string
  updatedAt: Date
}

/** What was to begin next, a row a session; what is called off is told as that, so that nobody goes there. */
export async function listUpcomingSessions(
  { narrowing, limit, opportunityId }: { narrowing: OpportunityNarrowing; limit: number; opportunityId?: string },
  { database, now }: Reading & { now: Date },
): Promise<UpcomingSession[]> {
  let query = database
    .selectFrom('opportunitySessions')
    .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
    .leftJoin('neighbourhoods', 'neighbourhoods.id', 'opportunities.neighbourhoodId')
    .select([
      'opportunitySessions.id',
      'opportunitySessions.startsAt',
      'opportunitySessions.endsAt',
      'opportunitySessions.eventStatus',
      'opportunities.eventStatus as wholeStatus',
      'opportunities.slug',
      'opportunities.audience',
      'places.slug as placeSlug',
      'opportunities.title',
      'opportunities.titleCy',
      'opportunities.summary',
      'opportunities.summaryCy',
      'opportunities.address',
      'neighbourhoods.name as neighbourhoodName',
      'opportunities.latitude',
      'opportunities.longitude',
      'opportunities.updatedAt',
      'organisations.name as organisationName',
    ])
    .where('opportunitySessions.startsAt', '>', now)
    // Of one event alone: lists narrow to what is published.
    .where('opportunities.status', 'in', opportunityId ? shownStates : ['published'])
    .where(fits(narrowing))
    .orderBy('opportunitySessions.startsAt')
    .orderBy('opportunitySessions.id')
    .limit(limit)
  if (opportunityId) query = query.where('opportunities.id', '=', opportunityId)
  const rows = await query.$castTo<UpcomingSession & { wholeStatus: EventStatus }>().execute()
  return rows.map(({ wholeStatus, ...row }) => ({
    ...row,
    eventStatus: statusOfSession({ eventStatus: wholeStatus }, row),
  }))
}
