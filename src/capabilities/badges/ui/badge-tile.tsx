import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ArtTile } from '#design/cards/art-tiles.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { PublicBadge } from '../public-badge.ts'

/** A badge on a shelf of badges. */
export function BadgeTile({ badge }: { badge: PublicBadge }) {
  const language = useLanguage()
  return (
    <ArtTile
      title={inLanguage(language, badge.name, badge.nameCy)}
      href={`/${badge.placeSlug}/badges/${badge.slug}`}
      art={<BadgeArt design={badge.artwork} alt="" size="medium" />}
      lines={[badge.organisationName]}
    />
  )
}
