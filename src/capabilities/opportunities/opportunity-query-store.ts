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

/** The picture of the row of `opportunities` at hand that everybody may see. */
export const shownPhoto = sql<Photo | null>`(select jsonb_build_object('id', id, 'alt', alt, 'altCy', alt_cy) from photos
  where opportunity_id = opportunities.id and shown_at is not null and use = 'picture')`

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
    .select(shownPhoto.as('photo'))
    .$castTo<OpportunityListing>()
}
