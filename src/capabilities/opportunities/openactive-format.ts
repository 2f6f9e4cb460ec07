import { availabilityOf, type Capacity, capacityOf, schemaStatusOf, statusOfSession } from './event-status-rules.ts'
import type { PublicListing } from './public-opportunity.ts'

interface Context {
  origin: string
  placeName: string
  /** The theme of an opportunity in words. */
  themeOf: (theme: string) => string
  /** Seats at a date that is booked here. */
  capacityAt?: (date: { opportunityId: string; startsAt: Date }) => Capacity | undefined
}

/** OpenActive knows what happens somewhere: what is online only, or nobody knows where, is not told there. */
export function isForOpenActive({ mode, latitude, longitude }: PublicListing): boolean {
  return mode !== 'online' && latitude !== null && longitude !== null
}

/** An opportunity as an EventSeries (OpenActive Modelling Opportunity Data 2.0), its dates as events. */
export function toEventSeries(opportunity: PublicListing, { origin, placeName, themeOf, capacityAt }: Context) {
  const url = `${origin}/${opportunity.placeSlug}/opportunities/${opportunity.slug}`
  const provider = `${origin}/${opportunity.placeSlug}/organisations/${opportunity.organisationSlug}`
  const { costPence, ageMin, ageMax } = opportunity
  const shared = {
    // The official list knows sports; what else is learned stands in a list of our own.
    activity: [
      {
        '@type': 'Concept',
        '@id': `${origin}/openactive/themes#${opportunity.theme}`,
        inScheme: `${origin}/openactive/themes`,
        prefLabel: themeOf(opportunity.theme),
      },
    ],
    ...(costPence === null
      ? {}
      : {
          offers: [
            {
              '@type': 'Offer',
              '@id': `${url}#offer`,
              identifier: 'offer',
              price: costPence / 100,
              priceCurrency: 'GBP',
              ...availabilityOf(opportunity.eventStatus),
              ...(opportunity.bookingUrl ? { url: opportunity.bookingUrl } : {}),
            },
          ],
          isAccessibleForFree: costPence === 0,
        }),
  }
  return {
    '@context': ['https://openactive.io/', 'https://openactive.io/ns-beta'],
    '@type': 'EventSeries',
    '@id': url,
    identifier: opportunity.id,
    url,
    name: opportunity.title,
    description: opportunity.description,
    ...shared,
    // Where only words say for whom, no number is true.
    ...(opportunity.ageNote === null
      ? {
          ageRange: {
            '@type': 'QuantitativeValue',
            minValue: ageMin,
            ...(ageMax < 120 ? { maxValue: ageMax } : {}),
          },
        }
      : {}),
    organizer: { '@type': 'Organization', '@id': provider, name: opportunity.organisationName, url: provider },
    location: {
      '@type': 'Place',
      '@id': `${url}#place`,
      name: opportunity.neighbourhoodName ?? placeName,
      address: [opportunity.address, opportunity.neighbourhoodName, placeName].filter(Boolean).join(', '),
      geo: { '@type': 'GeoCoordinates', latitude: opportunity.latitude, longitude: opportunity.longitude },
    },
    // A series has no state of its own there: its dates have.
    subEvent: opportunity.sessions.map(({ startsAt, endsAt, eventStatus }) => ({
      '@type': 'Event',
      '@id': `${url}#${startsAt.getTime()}`,
      identifier: String(startsAt.getTime()),
      ...shared,
      startDate: toSeconds(startsAt),
      endDate: toSeconds(endsAt),
      duration: `PT${Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)}M`,
      eventStatus: schemaStatusOf(statusOfSession(opportunity, { eventStatus })),
      ...capacityOf(
        statusOfSession(opportunity, { eventStatus }),
        capacityAt?.({ opportunityId: opportunity.id, startsAt }),
      ),
    })),
  }
}

/** The models of OpenActive allow no fractions of a second. */
const toSeconds = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, 'Z')
