import type { TFunction } from 'i18next'
import type { AwardOffer } from '#capabilities/awards/award-offer.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** From when to when a code works, for how many and for whom, in words. */
export function codeLimits(
  code: Pick<AwardOffer, 'startsAt' | 'endsAt' | 'mostUses' | 'listedOnly'>,
  { t, language }: { t: TFunction; language: Language },
): string[] {
  const { startsAt, endsAt, mostUses, listedOnly } = code
  return [
    startsAt && t('codes.from', { at: dayAndTime(language, startsAt, new Date()) }),
    endsAt && t('codes.until', { at: dayAndTime(language, endsAt, new Date()) }),
    mostUses !== null && t('codes.atMost', { count: mostUses }),
    listedOnly && t('codes.listed'),
  ].filter((line) => typeof line === 'string')
}
