import { csvLine } from '#infrastructure/files/csv-line.ts'
import type { PublicListing, PublicSession } from './public-opportunity.ts'

const columns = [
  'id',
  'title',
  'title_cy',
  'summary',
  'description',
  'kind',
  'theme',
  'start',
  'end',
  'sessions',
  'all dates',
  'status',
  'mode',
  'address',
  'neighbourhood',
  'latitude',
  'longitude',
  'age from',
  'age to',
  'age note',
  'cost',
  'cost note',
  'organisation',
  'url',
  'booking url',
  'skills',
] as const

export const opportunityCsvHeading = csvLine(columns)

/** A line of the list as CSV (RFC 4180), in columns that other programs, and our own importer, know by their names. */
export function opportunityCsvLine({ sessions, ...opportunity }: PublicListing, origin: string): string {
  const [first] = sessions
  const { costPence } = opportunity
  const values: Record<(typeof columns)[number], unknown> = {
    id: opportunity.id,
    title: opportunity.title,
    title_cy: opportunity.titleCy,
    summary: opportunity.summary,
    description: opportunity.description,
    kind: opportunity.kind,
    theme: opportunity.theme,
    start: first?.startsAt.toISOString(),
    end: first?.endsAt.toISOString(),
    sessions: sessions.length,
    'all dates': sessions.map(datesInCell).join('; '),
    status: opportunity.eventStatus,
    mode: opportunity.mode,
    address: opportunity.address,
    neighbourhood: opportunity.neighbourhoodName,
    latitude: opportunity.latitude,
    longitude: opportunity.longitude,
    'age from': opportunity.ageMin,
    'age to': opportunity.ageMax,
    'age note': opportunity.ageNote,
    cost: costPence === null ? '' : (costPence / 100).toFixed(2),
    'cost note': opportunity.costNote,
    organisation: opportunity.organisationName,
    url: `${origin}/${opportunity.placeSlug}/opportunities/${opportunity.slug}`,
    'booking url': opportunity.bookingUrl,
    skills: opportunity.skills.map(({ name }) => name).join('; '),
  }
  return csvLine(columns.map((column) => values[column]))
}

/** A time interval (ISO 8601 §5.5), and its state where it is not on as planned. */
function datesInCell({ startsAt, endsAt, eventStatus }: PublicSession): string {
  const interval = `${startsAt.toISOString()}/${endsAt.toISOString()}`
  return eventStatus === 'scheduled' ? interval : `${interval} ${eventStatus}`
}
