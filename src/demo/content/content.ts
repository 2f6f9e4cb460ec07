import type { AccessFeature, Mode, OpportunityKind } from '#capabilities/opportunities/opportunity.ts'
import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { Level } from '#capabilities/places/badge-standard.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'

/** The same words in English and in Welsh. */
export type Both = readonly [english: string, welsh: string]

export interface PlaceContent {
  slug: string
  name: Both
  summary: Both
  hue: string
  pattern: 'contours' | 'waves' | 'streets'
  latitude: number
  longitude: number
  neighbourhoods: { slug: string; name: string; latitude: number; longitude: number }[]
}

/** An organisation of the demonstration. Names are invented; none stands for a real organisation. */
export interface OrganisationContent {
  name: string
  kind: OrganisationKind
  description: Both
  /** Slug of the neighbourhood it works from. */
  neighbourhood: string
  /** Keys of the templates that it offers: two to six. */
  offers: string[]
}

/** A template of an opportunity, and the badge that it earns. */
export interface LearningTemplate {
  key: string
  theme: Theme
  kind: OpportunityKind
  level: Level
  badge: {
    name: Both
    /** What its holder can do, in one or two sentences. */
    description: Both
    /** What has to be done to earn it: concrete, checkable. */
    criteria: Both
    skills: Skill[]
    hours: number
    assessment: Both
    evidenceRequired: boolean
    /** What to hand in, where evidence is required. */
    evidence?: Both
    validForMonths?: number
    repeatable?: boolean
    artwork: Omit<BadgeDesign, 'level'>
    /** What the picture shows. */
    imageAlt: Both
  }
  opportunity: {
    title: Both
    summary: Both
    /** Two short paragraphs: what you do, what you need. Paragraphs are separated by a blank line. */
    description: Both
    mode: Mode
    ages: readonly [youngest: number, oldest: number]
    costPence: number
    access: AccessFeature[]
    booking: Both
    /** Weekday 1 (Monday) to 7 and hour of the day when a session begins, how long it takes and how many there are, a week apart. */
    sessions: { weekday: number; hour: number; lengthHours: number; count: number }
  }
}
