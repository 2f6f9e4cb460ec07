import { type BadgeReview, reviewedFields } from '#capabilities/badges/badge-review.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What a reviewer said, field by field. */
export function ReviewComments({ comments }: { comments: BadgeReview['comments'] }) {
  const { t } = useTranslation()
  return (
    <SummaryList
      lines
      rows={reviewedFields.flatMap((field) => {
        const said = comments[field]
        return said
          ? [{ term: t(`badges.review.field.${field}`), detail: <span className="as-written">{said}</span> }]
          : []
      })}
    />
  )
}
