import { useTranslation } from 'react-i18next'
import { isAccessFeature, isKind } from '#capabilities/opportunities/opportunity.ts'
import { isTheme } from '#capabilities/places/theme.ts'

/** What a followed search is called: its filters in words. */
export function useFollowWords(): (filters: Record<string, string>) => string {
  const { t } = useTranslation()
  return ({ q, kind, theme, age, cost, mode, access, organisation, badge }) => {
    const parts = [
      q && `“${q}”`,
      kind !== undefined && isKind(kind) && t(`opportunities.kind.${kind}`),
      theme && isTheme(theme) && t(`common.theme.${theme}`),
      age && t('opportunities.ageYears', { age }),
      cost === 'free' && t('common.cost.free'),
      (mode === 'online' || mode === 'in-person') && t(`opportunities.mode.${mode}`),
      access !== undefined && isAccessFeature(access) && t(`opportunities.access.${access}`),
      organisation?.replaceAll('-', ' '),
      badge?.replaceAll('-', ' '),
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(', ') : t('following.everything')
  }
}
