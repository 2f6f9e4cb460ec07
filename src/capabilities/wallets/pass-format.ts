import { awardUrl } from '#capabilities/awards/award.ts'
import type { AwardWithBadge } from '#capabilities/awards/find-award.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'

/** What stands on a pass: nothing of its owner but that they have it. */
export interface PassText {
  badge: string
  organisation: string
  description: string
  /** Its page, where it is checked. */
  address: string
  awardedAt: Date
  validUntil: Date | null
}

export function passText(
  award: AwardWithBadge,
  { language, origin }: { language: Language; origin: string },
): PassText {
  return {
    badge: inLanguage(language, award.badge.name, award.badge.nameCy),
    organisation: award.organisationName,
    description: inLanguage(language, award.badge.description, award.badge.descriptionCy),
    address: awardUrl(origin, award.id),
    awardedAt: award.awardedAt,
    validUntil: award.validUntil,
  }
}
