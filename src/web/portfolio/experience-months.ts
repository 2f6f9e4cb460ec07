import type { TFunction } from 'i18next'
import type { Experience } from '#capabilities/portfolio/experience.ts'
import { monthAndYear } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** From which month to which: "September 2025 to June 2026"; nothing where no month is known. */
export function monthsOf(
  { began, ended }: Pick<Experience, 'began' | 'ended'>,
  { t, language }: { t: TFunction; language: Language },
): string {
  const [from, until] = [began, ended].map((month) => month && monthAndYear(language, new Date(`${month}-01`)))
  if (from && until) return from === until ? from : t('portfolio.experience.fromTo', { from, until })
  if (from) return t('portfolio.experience.since', { month: from })
  return until ? t('portfolio.experience.until', { month: until }) : ''
}
