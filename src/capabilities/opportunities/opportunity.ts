import type { Photo } from '#capabilities/photos/photo.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Span } from './when-rules.ts'

export const opportunityKinds = [
  'course',
  'workshop',
  'volunteering',
  'work-experience',
  'apprenticeship',
  'job',
  'event',
  'self-directed',
] as const
export type OpportunityKind = (typeof opportunityKinds)[number]

export const isKind = (text: string): text is OpportunityKind => opportunityKinds.some((one) => one === text)

export const eventTypes = ['meet-up', 'employer-event', 'consultation', 'information-session'] as const
/** What sort of event of the place it is. */
export type EventType = (typeof eventTypes)[number]

export const audiences = ['everybody', 'network'] as const
/** `network`: for organisations, employers and partners of the place. Only events are. */
export type Audience = (typeof audiences)[number]

export const modes = ['in-person', 'online', 'both'] as const
export type Mode = (typeof modes)[number]

/** What a person may need in order to come. */
export const accessFeatures = [
  'step-free',
  'hearing-loop',
  'bsl',
  'quiet-space',
  'large-print',
  'travel-help',
  'childcare',
  'kit-lent',
] as const
export type AccessFeature = (typeof accessFeatures)[number]

export const isAccessFeature = (text: string): text is AccessFeature => accessFeatures.some((one) => one === text)

/** Whether it takes place as planned. What is full takes place, but takes nobody else. */
export const eventStatuses = ['scheduled', 'cancelled', 'postponed', 'moved-online', 'full'] as const
export type EventStatus = (typeof eventStatuses)[number]

export const youngestWithoutLimit = 0
export const oldestWithoutLimit = 120

export interface OpportunityContent {
  kind: OpportunityKind
  /** Of an event alone. */
  eventType: EventType | null
  audience: Audience
  theme: Theme
  title: string
  titleCy: string | null
  summary: string
  summaryCy: string | null
  description: string
  descriptionCy: string | null
  mode: Mode
  eventStatus: EventStatus
  neighbourhoodId: string | null
  address: string | null
  latitude: number | null
  longitude: number | null
  ageMin: number
  ageMax: number
  /** For whom, in words, where no numbers say it; shown in their place. */
  ageNote: string | null
  /** `null` where nobody said what it costs. */
  costPence: number | null
  costNote: string | null
  costNoteCy: string | null
  access: AccessFeature[]
  /** What is learned there. */
  skills: Skill[]
  /** Languages that it is held in. */
  languages: Language[]
  /** How to take part: a web or e-mail address, a telephone number, or "just come". */
  booking: string
  bookingCy: string | null
  bookingUrl: string | null
  /** As people dial it. */
  contactPhone: string | null
  contactEmail: string | null
  /** Who meets people there. */
  meets: string | null
  meetsCy: string | null
  /** How people find the door and get in. */
  arrival: string | null
  arrivalCy: string | null
}

/** Of a listing that says neither how to ask nor how to get in. */
export const noContact = {
  ...{ contactPhone: null, contactEmail: null, meets: null, meetsCy: null, arrival: null, arrivalCy: null },
} as const satisfies Partial<OpportunityContent>

/** Of what is for learners, and no event of the place. */
export const forLearners = { eventType: null, audience: 'everybody' } as const satisfies Partial<OpportunityContent>

/** The pages on which an opportunity is written, and what of its content each of them sets. */
export const opportunityTopics = {
  what: [
    'kind',
    'eventType',
    'theme',
    'title',
    'titleCy',
    'summary',
    'summaryCy',
    'description',
    'descriptionCy',
    'skills',
  ],
  where: ['mode', 'neighbourhoodId', 'address', 'latitude', 'longitude', 'arrival', 'arrivalCy'],
  /** With the sessions. */
  when: ['eventStatus'],
  who: ['audience', 'ageMin', 'ageMax', 'ageNote', 'costPence', 'costNote', 'costNoteCy', 'access', 'languages'],
  how: ['booking', 'bookingCy', 'bookingUrl', 'contactPhone', 'contactEmail', 'meets', 'meetsCy'],
  /** The badges that it earns. */
  badges: [],
} as const satisfies Record<string, (keyof OpportunityContent)[]>
export type OpportunityTopic = keyof typeof opportunityTopics

/** The content alone of an opportunity. */
export function contentIn(opportunity: OpportunityContent): OpportunityContent {
  const columns = Object.values(opportunityTopics).flat()
  return Object.fromEntries(columns.map((column) => [column, opportunity[column]])) as unknown as OpportunityContent
}

export const isTopic = (text: string): text is OpportunityTopic => Object.hasOwn(opportunityTopics, text)

export interface Session {
  startsAt: Date
  endsAt: Date
  eventStatus: EventStatus
}

/** A session as entered in a form. Without a state it keeps the state of the stored session at the same time. */
export type PlannedSession = Omit<Session, 'eventStatus'> & { eventStatus?: EventStatus }

/**
 * `published`: to everybody. `announced`: an event for the network, seen on the pages of events alone; whatever lists,
 * counts or maps learning asks for what is published.
 */
export type OpportunityStatus = 'draft' | 'published' | 'announced' | 'archived'

export const shownStates = ['published', 'announced'] as const satisfies OpportunityStatus[]
/** Whether everybody who has its address sees it, and may take part. */
export const isShown = (status: string): status is (typeof shownStates)[number] =>
  shownStates.some((one) => one === status)
/** How something for this audience is shown. */
export const shownStateFor = (audience: Audience) => (audience === 'network' ? 'announced' : 'published')

/** The page of a listing. */
export const listingPath = ({
  placeSlug,
  slug,
  audience,
}: {
  placeSlug: string
  slug: string
  audience: Audience
}): string => `/${placeSlug}/${audience === 'network' ? 'events' : 'opportunities'}/${slug}`

export interface Opportunity extends OpportunityContent {
  id: string
  slug: string
  status: OpportunityStatus
  organisationId: string
  organisationSlug: string
  organisationName: string
  placeId: string
  placeSlug: string
  neighbourhoodName: string | null
  neighbourhoodNameCy: string | null
  publishedAt: Date | null
  featuredAt: Date | null
  /** When a manager or a trusted source last confirmed it. */
  confirmedAt: Date | null
  /** Hidden since then, because nobody said so for too long. */
  lapsedAt: Date | null
}

export interface OpportunityListing extends Opportunity {
  /** The next session that has not begun, if one is planned. */
  nextStartsAt: Date | null
  /** What everybody sees of it; null where a drawing of its theme stands in its stead. */
  photo: Photo | null
}

/** What a list, a map or a search is narrowed to. */
export interface OpportunityNarrowing {
  placeId?: string
  organisationId?: string
  badgeId?: string
  kind?: OpportunityKind
  theme?: Theme
  /** Open to people of this age. */
  age?: number
  freeOnly?: boolean
  /** `online` finds what can be done online, `in-person` what can be done in person; `both` kinds fit either. */
  mode?: 'in-person' | 'online'
  access?: AccessFeature
  terms?: string
  /** With a date that begins in this time and takes place. */
  during?: Span
}

export const opportunityOrders = ['relevance', 'soonest', 'newest', 'nearest'] as const
/** What comes first in a search: what the words fit best, what is new, what begins next, what is near. */
export type OpportunityOrder = (typeof opportunityOrders)[number]
