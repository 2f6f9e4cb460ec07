import { levelKeys } from '#capabilities/places/badge-standard.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { PublicBadge } from '../public-badge.ts'

interface BadgeCardProps {
  badge: PublicBadge
  level?: 2 | 3
  /** How many other organisations give one like it. */
  others?: number
  /** Where badges of several places stand together. */
  placeName?: string | undefined
}

/** A badge in a list, alone or for several that are alike. */
export function BadgeCard({ badge, level = 3, others = 0, placeName }: BadgeCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ListingCard
      title={inLanguage(language, badge.name, badge.nameCy)}
      href={`/${badge.placeSlug}/badges/${badge.slug}`}
      level={level}
      subtitle={
        others > 0
          ? t('badges.givenByAndOthers', { organisation: badge.organisationName, count: others })
          : badge.organisationName
      }
      art={<BadgeArt design={badge.artwork} alt="" size="medium" />}
      facts={[
        ...(placeName ? [placeName] : []),
        t(`badges.levelName.${levelKeys[badge.level]}`),
        t(`common.theme.${badge.theme}`),
        ...(badge.hours ? [t('common.hours', { count: badge.hours })] : []),
      ]}
    />
  )
}
