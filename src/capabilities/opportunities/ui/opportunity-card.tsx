import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ListingCard, WithArt } from '#design/cards/listing-card.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { PublicOpportunity } from '../public-opportunity.ts'
import { agesInWords, costInWords, distanceInWords, nextInWords, placeInWords } from './opportunity-words.ts'

interface OpportunityCardProps {
  opportunity: PublicOpportunity
  /** What it earns; the first is shown. */
  badges: Pick<PublicBadge, 'name' | 'nameCy' | 'artwork'>[]
  level?: 2 | 3
  /** From where the reader looks; left out where nobody asked what is near. */
  distanceMeters?: number
}

/** An opportunity in a list: when, what, who, for whom, and the badge that it earns. */
export function OpportunityCard({ opportunity, badges, level = 3, distanceMeters }: OpportunityCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [badge] = badges
  const [firstAccess] = opportunity.access
  return (
    <ListingCard
      title={inLanguage(language, opportunity.title, opportunity.titleCy)}
      href={`/${opportunity.placeSlug}/opportunities/${opportunity.slug}`}
      level={level}
      when={nextInWords(opportunity, language, t)}
      subtitle={opportunity.organisationName}
      facts={[
        ...(distanceMeters === undefined ? [] : [distanceInWords(distanceMeters, language, t)]),
        costInWords(opportunity.costPence === null ? opportunity : { ...opportunity, costNote: null }, language, t),
        agesInWords(opportunity, t),
        placeInWords(opportunity, language, t),
        ...(firstAccess ? [t(`opportunities.access.${firstAccess}`)] : []),
      ]}
      footer={
        badge && (
          <WithArt art={<BadgeArt design={badge.artwork} alt="" />}>
            {t('opportunities.earns')} <strong>{inLanguage(language, badge.name, badge.nameCy)}</strong>
          </WithArt>
        )
      }
    />
  )
}
