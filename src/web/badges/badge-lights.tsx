import { BadgeArt } from '#design/badge/badge-art.tsx'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** A badge as small as it is seen: in colour, in grey, and on dark. */
export function BadgeLights({ design }: { design: BadgeDesign }) {
  const { t } = useTranslation()
  return (
    <div className="row">
      <BadgeArt design={design} alt={t('badges.review.size48')} />
      <span className="in-gray">
        <BadgeArt design={design} alt={t('badges.review.gray')} />
      </span>
      <span className="on-dark">
        <BadgeArt design={design} alt={t('manage.badge.onDark')} />
      </span>
    </div>
  )
}
