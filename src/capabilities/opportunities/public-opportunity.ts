import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { OpportunityListing, Session } from './opportunity.ts'

const shown = [
  ...(['id', 'slug', 'status', 'placeSlug', 'organisationSlug', 'organisationName', 'publishedAt'] as const),
  ...([
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
  ] as const),
  ...(['mode', 'eventStatus', 'address', 'latitude', 'longitude', 'neighbourhoodName', 'neighbourhoodNameCy'] as const),
  ...(['ageMin', 'ageMax', 'ageNote', 'costPence', 'costNote', 'costNoteCy', 'access', 'skills', 'languages'] as const),
  ...(['booking', 'bookingCy', 'bookingUrl', 'contactPhone', 'contactEmail', 'meets', 'meetsCy'] as const),
  ...(['arrival', 'arrivalCy', 'confirmedAt', 'nextStartsAt', 'photo'] as const),
] as const

/** An opportunity as everybody may see it: not which organisation's record it is, when it was featured or hidden. */
export type PublicOpportunity = PublicView<
  Pick<OpportunityListing, (typeof shown)[number]> & { distanceMeters?: number }
>

/** When it takes place, as everybody may see it. */
export type PublicSession = Session

/** With its dates to come: what feeds and tables of open data are written from. */
export type PublicListing = PublicOpportunity & { sessions: PublicSession[] }

export function publicOpportunity(opportunity: OpportunityListing & { distanceMeters?: number }): PublicOpportunity {
  const { distanceMeters } = opportunity
  return publicView({ ...only(opportunity, shown), ...(distanceMeters === undefined ? {} : { distanceMeters }) })
}
