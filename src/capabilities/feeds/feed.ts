import type { EventStatus, Mode, OpportunityKind } from '#capabilities/opportunities/opportunity.ts'
import type { ReviseRefusal } from '#capabilities/opportunities/revise-opportunity.ts'
import type { Theme } from '#capabilities/places/theme.ts'

/** Where listings come from, by what the source is written in. */
export const feedKinds = ['table', 'icalendar', 'schema-org', 'rpde', 'hsds', 'xcri'] as const
export type FeedKind = (typeof feedKinds)[number]

/** One date of a listing; ISO 8601 with a zone. */
export interface ListedSession {
  startsAt: string
  endsAt: string
  /** Absent where it is on. */
  status?: Exclude<EventStatus, 'scheduled'>
}

/** What a source says of one thing to learn, whatever it is written in. */
export interface FeedListing {
  /** As the source numbers it: the same next time. */
  externalId: string
  /** The address by which other records of the source speak of it. */
  ref: string | null
  title: string
  summary: string | null
  description: string | null
  /** In order. */
  sessions: ListedSession[]
  /** When, in the source's words, where these name no date. */
  datesNote?: string
  /** Of the whole; absent where it is on. */
  status?: Exclude<EventStatus, 'scheduled'>
  address: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
  mode: Mode | null
  ageMin: number | null
  ageMax: number | null
  /** For whom, in the source's words, where these are no certain numbers. */
  ageNote?: string
  costPence: number | null
  /** What it costs in the source's words, where these are more than an amount. */
  costNote?: string
  url: string | null
  /** Who gives it, as the source calls them. */
  provider: string | null
  kind: OpportunityKind | null
  /** What is learned, where the source says so. */
  skills?: string[]
  /** Words that the source marks it with; those that are called like a known skill count as skills. */
  keywords?: string[]
  titleCy?: string
  theme?: Theme
  /** The source does not number it: its id was made from what it says, and changes with that. */
  isDerivedId?: true
  /** Other records of the source tell its dates. */
  hasDatesApart?: true
}

/** One thing that a source said: a listing, dates that belong to another listing, or that something is gone. */
export type FeedRecord =
  | { is: 'listing'; listing: FeedListing }
  | { is: 'dates'; externalId: string; parentId: string; sessions: FeedListing['sessions'] }
  | { is: 'gone'; externalId: string }

/** What could not be used, and where it stands in the source. */
export interface FeedProblem {
  where: string
  why: ProblemReason
}

export const problemReasons = [
  'no-title',
  'no-title-column',
  'no-id',
  'bad-date',
  'date-in-words',
  'end-before-start',
  'unknown-zone',
  'unreadable',
  'mended',
  'quote-not-closed',
  'row-unreadable',
  'too-many-rows',
  'no-table',
  'not-kept',
  'not-a-listing',
  'address-failed',
] as const
export type ProblemReason = (typeof problemReasons)[number]

export interface FeedContent {
  records: FeedRecord[]
  problems: FeedProblem[]
}

/** What a listing is where its source does not say. */
export interface FeedDefaults {
  kind: OpportunityKind
  theme: Theme
  ageMin: number
  /** Take in what is over as well. */
  includePast: boolean
  /** Leave out what lies further from the middle of the place, in miles. */
  withinMiles: number
}

/** Where a listing stands between the source and the site. */
export const itemStates = [
  'new',
  'changed',
  'match',
  'doubtful',
  'same',
  'held',
  'gone',
  'refused',
  'left-out',
] as const
export type ItemState = (typeof itemStates)[number]

/** Why a listing was held back or left out. */
export type ItemRefusal = ReviseRefusal | 'is-over' | 'is-cancelled' | 'too-far' | 'no-dates' | 'not-kept'

export interface Feed {
  id: string
  placeId: string
  placeSlug: string
  /** Who looks after it: the City Lead, or the organisation itself. */
  ownedBy: 'place' | 'organisation'
  organisationId: string
  organisationSlug: string
  organisationName: string
  kind: FeedKind
  name: string
  addresses: string[]
  mapping: Record<string, string>
  defaults: FeedDefaults
  everyHours: number | null
  takesIn: boolean
  cursors: Record<string, string>
  setUpBy: string | null
  readAt: Date | null
  nextReadAt: Date | null
  stoppedAt: Date | null
  fileName: string | null
}
