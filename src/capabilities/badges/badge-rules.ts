import type { Place } from '#capabilities/places/place.ts'
import type { BadgeContent, BadgeStatus } from './badge.ts'

export type PublishRefusal =
  | 'badge-not-found'
  | 'organisation-not-approved'
  | 'badge-is-archived'
  | 'badge-needs-skills'

/** The reason this badge may not be published, or `undefined` if it may. */
export function publishRefusalOf({
  status,
  content,
  organisationApproved,
}: {
  status: BadgeStatus
  content: Pick<BadgeContent, 'skills'>
  organisationApproved: boolean
}): PublishRefusal | undefined {
  if (status === 'archived') return 'badge-is-archived'
  if (!organisationApproved) return 'organisation-not-approved'
  if (content.skills.length === 0) return 'badge-needs-skills'
  return undefined
}

export type LookRefusal = 'picture-not-found' | 'picture-needs-words'

/** An organisation's own picture is described in every language of its place; what we draw ourselves can wait for that. */
export function isDescribed(
  { artwork, imageAltCy }: Pick<BadgeContent, 'artwork' | 'imageAltCy'>,
  place: Pick<Place, 'nameCy' | 'firstLanguage'>,
): boolean {
  const isInWelshToo = place.nameCy !== null || place.firstLanguage === 'cy'
  return artwork.picture === undefined || !isInWelshToo || imageAltCy !== null
}

/** When an award made at `awardedAt` runs out: the same day of the month, or the month's last. */
export function validUntilOf(validForMonths: number | null, awardedAt: Date): Date | undefined {
  if (validForMonths === null) return undefined
  const until = new Date(awardedAt)
  const day = until.getUTCDate()
  until.setUTCDate(1)
  until.setUTCMonth(until.getUTCMonth() + validForMonths)
  const lastDay = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() + 1, 0)).getUTCDate()
  until.setUTCDate(Math.min(day, lastDay))
  return until
}
