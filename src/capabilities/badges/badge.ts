import type { Level } from '#capabilities/places/badge-standard.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'

/** What a badge says. It is fixed by the first award: from then on a change makes the next version. */
export interface BadgeContent {
  name: string
  nameCy: string | null
  description: string
  descriptionCy: string | null
  /** What has to be done to earn it, in the issuer's words. */
  criteria: string
  criteriaCy: string | null
  theme: Theme
  level: Level
  skills: Skill[]
  /** Time that earning it takes, in hours. */
  hours: number | null
  assessment: string
  assessmentCy: string | null
  evidenceRequired: boolean
  evidenceGuidance: string | null
  evidenceGuidanceCy: string | null
  /** Absent for a badge that never runs out. */
  validForMonths: number | null
  /** Whether the same learner may earn it again while the earlier one is valid. */
  repeatable: boolean
  artwork: BadgeDesign
  /** What the picture shows, for those who cannot see it. */
  imageAlt: string
  imageAltCy: string | null
}

export type BadgeStatus = 'draft' | 'published' | 'archived'

export interface Badge extends BadgeContent {
  id: string
  slug: string
  status: BadgeStatus
  organisationId: string
  placeId: string
  placeSlug: string
  organisationSlug: string
  organisationName: string
  versionId: string
  versionNumber: number
  badgeStandardId: string
  /** Its organisation is suspended in this place, or has left it: nobody gives it, and what was given stays genuine. */
  isSuspended: boolean
  /** The version whose words a second person of the place has read and approved; none since they were changed. */
  reviewedVersionId: string | null
  reviewedAt: Date | null
  publishedAt: Date | null
  featuredAt: Date | null
}

/** Which version lies at such an address, whatever the installation was called then. */
export const badgeVersionAt = (address: string | undefined): string | undefined =>
  address?.match(/\/badge-versions\/([0-9a-f-]{36})$/)?.[1]

/** Published under this address for as long as the installation lives. */
export function badgeVersionUrl(origin: string, versionId: string): string {
  return `${origin}/badge-versions/${versionId}`
}
