import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Badge } from './badge.ts'

const shown = [
  ...([
    'id',
    'slug',
    'status',
    'placeSlug',
    'organisationSlug',
    'organisationName',
    'publishedAt',
    'isSuspended',
    'reviewedVersionId',
    'reviewedAt',
  ] as const),
  ...([
    'versionId',
    'versionNumber',
    'name',
    'nameCy',
    'description',
    'descriptionCy',
    'criteria',
    'criteriaCy',
  ] as const),
  ...(['theme', 'level', 'skills', 'hours', 'assessment', 'assessmentCy', 'validForMonths', 'repeatable'] as const),
  ...(['evidenceRequired', 'evidenceGuidance', 'evidenceGuidanceCy', 'artwork', 'imageAlt', 'imageAltCy'] as const),
] as const

/** A badge as everybody may see it: in its words, without what the place and its organisation keep about it. */
export type PublicBadge = PublicView<Pick<Badge, (typeof shown)[number]>>

export function publicBadge(badge: Badge): PublicBadge {
  return publicView(only(badge, shown))
}
