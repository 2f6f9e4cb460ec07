import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { channels } from '#capabilities/events/booking.ts'
import type { Seats } from '#capabilities/events/booking-rules.ts'
import { listSeatsLeft } from '#capabilities/events/list-seats-left.ts'
import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { listEvents } from '#capabilities/opportunities/list-events.ts'
import { eventStatuses, eventTypes, listingPath } from '#capabilities/opportunities/opportunity.ts'
import { type PublicEvent, publicEvent } from '#capabilities/opportunities/public-event.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { noSuchPlace } from './problem.ts'
import { listQuery, pageOfSchema } from './schemas.ts'

const text = z.string()
const maybe = z.string().nullable()
const moment = z.iso.datetime()

const eventSchema = z
  .object({
    slug: text,
    url: text,
    organisation: text,
    title: text,
    titleCy: maybe,
    summary: text,
    summaryCy: maybe,
    type: z.enum(eventTypes).nullable(),
    startsAt: moment,
    endsAt: moment,
    eventStatus: z.enum(eventStatuses).openapi({ description: 'Whether this date takes place as planned' }),
    mode: text,
    address: maybe,
    neighbourhood: maybe,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    ageMin: z.number(),
    ageMax: z.number(),
    ageNote: maybe.openapi({ description: 'For whom, in words, where no numbers are certain' }),
    costPence: z.number().nullable().openapi({ description: 'In pence; null where nobody said what it costs' }),
    costNote: maybe,
    seats: z
      .array(z.object({ channel: z.enum(channels), seats: z.number(), left: z.number() }))
      .openapi({ description: 'Seats at this date, in person and online; empty where it is not booked here now' }),
  })
  .openapi('Event')

/** What is on in a place: each date of what is for everybody. What is for the network alone is told to no program. */
export function addEventOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/events',
      summary: 'What is on in a place for everybody, date by date, the next first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(eventSchema),
    }),
    async (c) => {
      const now = new Date()
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after, q } = c.req.valid('query')
      const { rows, next } = await listEvents(
        {
          narrowing: { placeId: place.id, ...(q && { terms: q }) },
          audience: 'everybody',
          after: readCursor(after),
          limit,
        },
        { database, now },
      )
      const booked = await listSeatsLeft(
        rows.filter(({ eventStatus }) => takesPlaceWith(eventStatus)),
        { database, now },
      )
      const seats = new Map(booked.map((one) => [`${one.opportunityId} ${one.startsAt.toISOString()}`, one.seats]))
      const items = rows.map((row) =>
        eventAnswer(publicEvent(row), {
          seats: seats.get(`${row.opportunityId} ${row.startsAt.toISOString()}`) ?? [],
          origin: site.origin,
        }),
      )
      return c.json({ items, next }, 200)
    },
  )
}

function eventAnswer(event: PublicEvent, { seats, origin }: { seats: Seats[]; origin: string }) {
  const { slug, title, titleCy, summary, summaryCy, eventStatus, mode, address, latitude, longitude } = event
  const { ageMin, ageMax, ageNote, costPence, costNote } = event
  return {
    ...{ slug, title, titleCy, summary, summaryCy, eventStatus, mode, address, latitude, longitude },
    ...{ ageMin, ageMax, ageNote, costPence, costNote, seats },
    url: origin + listingPath(event),
    organisation: event.organisationSlug,
    type: event.eventType,
    neighbourhood: event.neighbourhoodName,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
  }
}
