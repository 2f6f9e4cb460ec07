import { sql } from 'kysely'
import type { Photo } from '#capabilities/photos/photo.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { OpportunityListing, OpportunityNarrowing } from './opportunity.ts'
import { takesPlace } from './upcoming-store.ts'

export const opportunityColumns = [
  'id',
  'slug',
  'status',
  'organisationId',
  'placeId',
  'kind',
  'eventType',
  'audience',
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
  'contactPhone',
  'contactEmail',
  'meets',
  'meetsCy',
  'arrival',
  'arrivalCy',
  'publishedAt',
  'featuredAt',
  'confirmedAt',
  'lapsedAt',
] as const
const qualified = opportunityColumns.map((column) => `opportunities.${column}` as const)

/** From when on the next date is looked for: what is asked for on Saturday shows its Saturday. A moment before it begins. */
export function beginOf({ during }: OpportunityNarrowing, now: Date): Date {
  return during && during.from > now ? new Date(during.from.getTime() - 1) : now
}

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
    .leftJoin('photos', (join) =>
      join
        .onRef('photos.opportunityId', '=', 'opportunities.id')
        .on('photos.shownAt', 'is not', null)
        .on('photos.use', '=', 'picture'),
    )
    .select(
      sql<Photo | null>`case when photos.id is not null
        then jsonb_build_object('id', photos.id, 'alt', photos.alt, 'altCy', photos.alt_cy) end`.as('photo'),
    )
    .$castTo<OpportunityListing>()
}
