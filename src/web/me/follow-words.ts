import type { FollowNames } from '#capabilities/following/follow.ts'
import { isAccessFeature, isKind } from '#capabilities/opportunities/opportunity.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface Followed {
  filters: Record<string, string>
  names: FollowNames
}

/** What a followed search is called: its filters in words. */
export function useFollowWords(): (followed: Followed) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ filters: { q, kind, theme, age, cost, mode, access, organisation, badge }, names }) => {
    const parts = [
      q && `“${q}”`,
      kind !== undefined && isKind(kind) && t(`opportunities.kind.${kind}`),
      theme && isTheme(theme) && t(`common.theme.${theme}`),
      age && t('opportunities.ageYears', { age }),
      cost === 'free' && t('common.cost.free'),
      (mode === 'online' || mode === 'in-person') && t(`opportunities.mode.${mode}`),
      access !== undefined && isAccessFeature(access) && t(`opportunities.access.${access}`),
      organisation && (names.organisation ?? t('following.gone')),
      badge && (names.badge ? inLanguage(language, names.badge, names.badgeCy) : t('following.gone')),
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(', ') : t('following.everything')
  }
}
