import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { OpportunityListing, Session } from './opportunity.ts'
import { takesPlace } from './upcoming-store.ts'

const own = [
  'id',
  'slug',
  'status',
  'organisationId',
  'placeId',
  'kind',
  'theme',
  'title',
  'titleCy',
  'summary',
  'summaryCy',
  'description',
  'descriptionCy',
  'mode',
  'eventStatus',
  'neighbourhoodId',
  'address',
  'latitude',
  'longitude',
  'ageMin',
  'ageMax',
  'ageNote',
  'costPence',
  'costNote',
  'costNoteCy',
  'access',
  'skills',
  'languages',
  'booking',
  'bookingCy',
  'bookingUrl',
  'publishedAt',
  'featuredAt',
  'confirmedAt',
  'lapsedAt',
] as const
const qualified = own.map((column) => `opportunities.${column}` as const)

/** Opportunities with the names of their place, organisation and neighbourhood, and their next session. */
export function opportunityQuery(database: Reader, now: Date) {
  return database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
    .leftJoin('neighbourhoods', 'neighbourhoods.id', 'opportunities.neighbourhoodId')
    .select(qualified)
    .select([
      'places.slug as placeSlug',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'neighbourhoods.name as neighbourhoodName',
      'neighbourhoods.nameCy as neighbourhoodNameCy',
    ])
    .select(
      sql<Date | null>`(select min(starts_at) from opportunity_sessions
        where opportunity_id = opportunities.id and starts_at > ${now} and ${takesPlace})`.as('nextStartsAt'),
    )
    .$castTo<OpportunityListing>()
}

export async function findOpportunity(
  database: Reader,
  by: { id: string } | { placeSlug: string; slug: string },
  now: Date,
): Promise<OpportunityListing | undefined> {
  let query = opportunityQuery(database, now)
  query =
    'id' in by
      ? query.where('opportunities.id', '=', by.id)
      : query.where('places.slug', '=', by.placeSlug).where('opportunities.slug', '=', by.slug)
  return query.executeTakeFirst()
}

/** Changed by whoever edits the listing. */
const edited = own.slice(own.indexOf('kind'), own.indexOf('publishedAt'))

export interface OpportunityEdit {
  opportunity: OpportunityListing
  sessions: Session[]
  badgeIds: string[]
  /** Of everything that can be edited (`revisionOf`). */
  revision: string
}

/** Everything that a form changes of an opportunity. */
export async function findOpportunityEdit(
  database: Reader,
  id: string,
  now: Date,
): Promise<OpportunityEdit | undefined> {
  const opportunity = await findOpportunity(database, { id }, now)
  if (!opportunity) return undefined
  const sessions = await listSessions(database, { opportunityId: id, limit: 5_000 })
  const badges = await database
    .selectFrom('opportunityBadges')
    .select('badgeId')
    .where('opportunityId', '=', id)
    .orderBy('badgeId')
    .execute()
  const badgeIds = badges.map((one) => one.badgeId)
  const content = Object.fromEntries(edited.map((column) => [column, opportunity[column]]))
  return { opportunity, sessions, badgeIds, revision: revisionOf({ content, sessions, badgeIds }) }
}

export async function listSessions(
  database: Reader,
  { opportunityId, from, limit }: { opportunityId: string; from?: Date; limit: number },
): Promise<Session[]> {
  let query = database
    .selectFrom('opportunitySessions')
    .select(['startsAt', 'endsAt', 'eventStatus'])
    .where('opportunityId', '=', opportunityId)
    .orderBy('startsAt')
    .limit(limit)
  if (from) query = query.where('startsAt', '>=', from)
  return query.$castTo<Session>().execute()
}
