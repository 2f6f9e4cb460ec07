import type { Theme } from '#capabilities/places/theme.ts'

/** What a pathway may lead to. */
export const destinationKinds = ['role', 'course', 'project', 'way-of-living'] as const
export type DestinationKind = (typeof destinationKinds)[number]

export function isDestinationKind(text: unknown): text is DestinationKind {
  return destinationKinds.some((kind) => kind === text)
}

/** A badge that counts for a step: one of this installation, or one from elsewhere by the address of its achievement. */
export type BadgeOption = { badgeId: string } | { achievementId: string; name: string }

/** What it takes to have done a step. */
export type Requirement =
  /** So many of these badges: one of one, one of several, or some of many. */
  | { kind: 'badges'; options: BadgeOption[]; needed: number }
  /** So many hours, by the badges that the learner holds; of one theme, or of all. */
  | { kind: 'hours'; hours: number; theme: Theme | null }
  /** Taking part, shown by any badge that was given there. */
  | { kind: 'attend'; opportunityId: string }
  | { kind: 'pathway'; pathwayId: string }
  /** Nothing to do of its own: reached when everything that it comes after is done. May give a badge. */
  | { kind: 'milestone'; badgeId: string | null }

export const stepKinds = ['badges', 'hours', 'attend', 'pathway', 'milestone'] as const
export type StepKind = Requirement['kind']

export interface Step {
  /** A short word, unique among the steps and choices of its pathway, kept from version to version. */
  key: string
  title: string
  titleCy: string | null
  /** Why the step matters. */
  reason: string
  reasonCy: string | null
  /** Keys of steps and choices that come before it. It is advice: what is earned early counts all the same. */
  after: string[]
  /** The branch of a choice that it belongs to. */
  branch: string | null
  requirement: Requirement
}

/** A fork: so many of its branches are enough. */
export interface Choice {
  key: string
  title: string
  titleCy: string | null
  needed: number
  branches: { key: string; title: string; titleCy: string | null }[]
}

/** What a pathway says. A published version of it never changes. */
export interface PathwayContent {
  title: string
  titleCy: string | null
  summary: string
  summaryCy: string | null
  destinationKind: DestinationKind
  destination: string
  destinationCy: string | null
  audience: string
  audienceCy: string | null
  theme: Theme
  /** Calendar date by which the curator looks it through again. */
  reviewOn: string | null
  steps: Step[]
  choices: Choice[]
  /** Awarded automatically to everybody who finishes. */
  finishBadgeId: string | null
}

export type PathwayStatus = 'draft' | 'published' | 'archived'

/** The end of a pathway as a milestone: a name that no step can have. */
export const finishKey = '*'

export interface Pathway {
  id: string
  slug: string
  status: PathwayStatus
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  /** Absent where the pathway is the place's own. */
  organisationId: string | null
  organisationSlug: string | null
  organisationName: string | null
  publishedAt: Date | null
  updatedAt: Date
}

export interface PathwayVersion {
  versionId: string
  number: number
  content: PathwayContent
  changeNote: string | null
  changeNoteCy: string | null
  versionPublishedAt: Date
}

export type PublishedPathway = Pathway & PathwayVersion

/** Of a pathway that is brought in from another site. */
export const longestImport = 2_000_000
