import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { EventDate } from './list-events.ts'

const shown = [
  ...(['slug', 'placeSlug', 'title', 'titleCy', 'summary', 'summaryCy', 'eventType', 'audience'] as const),
  ...(['mode', 'address', 'latitude', 'longitude', 'neighbourhoodName', 'neighbourhoodNameCy'] as const),
  ...(['ageMin', 'ageMax', 'ageNote', 'costPence', 'costNote', 'costNoteCy'] as const),
  ...(['organisationSlug', 'organisationName', 'startsAt', 'endsAt', 'eventStatus'] as const),
] as const

/** One date of an event, as everybody may see it. */
export type PublicEvent = PublicView<Pick<EventDate, (typeof shown)[number]>>

export const publicEvent = (date: EventDate): PublicEvent => publicView(only(date, shown))
