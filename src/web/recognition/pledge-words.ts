import type { TFunction } from 'i18next'
import type { PledgeOnDesk, PledgeScope } from '#capabilities/recognition/pledge.ts'
import type { PledgePhase } from '#capabilities/recognition/pledge-rules.ts'
import type { Tone } from '#design/ui/tone.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

export type NamedPledge = Pick<
  PledgeOnDesk,
  | ('scope' | 'about' | 'aboutCy' | 'placeSlug' | 'badgeName' | 'badgeNameCy' | 'badgeSlug')
  | ('pathwayTitle' | 'pathwayTitleCy' | 'pathwaySlug')
>

/** What a pledge is about, as it is called. */
export function subjectOf(pledge: NamedPledge, language: Language): string {
  const english = pledge.badgeName ?? pledge.pathwayTitle ?? pledge.about ?? ''
  return inLanguage(language, english, pledge.badgeNameCy ?? pledge.pathwayTitleCy ?? pledge.aboutCy)
}

/** Its page, where it has one. */
export function subjectPath({ placeSlug, badgeSlug, pathwaySlug }: NamedPledge): string | undefined {
  if (badgeSlug) return `/${placeSlug}/badges/${badgeSlug}`
  return pathwaySlug ? `/${placeSlug}/pathways/${pathwaySlug}` : undefined
}

const forWhom: Record<PledgeScope, MessageKey> = {
  badge: 'pledges.forBadge',
  pathway: 'pledges.forPathway',
  skill: 'pledges.forSkill',
  job: 'pledges.forJob',
}

/** For whom it is: “For those who hold ‘Coding Club’”. */
export function holdersOf(pledge: NamedPledge, { t, language }: { t: TFunction; language: Language }): string {
  return t(forWhom[pledge.scope], { name: subjectOf(pledge, language) })
}

export const pledgeTones: Record<PledgePhase, Tone> = {
  draft: 'plain',
  offered: 'info',
  live: 'good',
  due: 'warn',
  refused: 'warn',
  withdrawn: 'plain',
  lapsed: 'plain',
  suspended: 'bad',
}
