import type { Badge } from '#capabilities/badges/badge.ts'
import type { BadgeReview } from '#capabilities/badges/badge-review.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ReviewComments } from './review-comments.tsx'

interface BadgeQualityProps {
  badge: Pick<Badge, 'status' | 'versionId' | 'versionNumber' | 'reviewedVersionId' | 'reviewedAt'>
  last: BadgeReview | undefined
}

/** Where a badge stands with the place's second person: asked for, returned with comments, or approved. */
export function BadgeQuality({ badge, last }: BadgeQualityProps) {
  const { t, language } = useTranslation()
  if (badge.status === 'archived') return null
  const isReviewed = badge.reviewedVersionId === badge.versionId && badge.reviewedAt !== null
  const isWaiting = last?.state === 'waiting'
  return (
    <Section title={t('badges.review.quality')} id="quality">
      <div className="stack">
        {isReviewed && badge.reviewedAt && (
          <StatusTag tone="good">
            {t('badges.review.reviewed', {
              date: longDate(language, badge.reviewedAt),
              version: badge.versionNumber,
            })}
          </StatusTag>
        )}
        {isWaiting && <p>{t('badges.review.waitingSince', { date: longDate(language, last.askedAt) })}</p>}
        {last?.state === 'returned' && (
          <Notice tone="warn" title={t('badges.review.state.returned')}>
            <ReviewComments comments={last.comments} />
          </Notice>
        )}
        {!isReviewed && !isWaiting && (
          <form method="post" className="stack">
            <p>{t('badges.review.askText')}</p>
            <Button kind="quiet" name="do" value="ask-review">
              {t('badges.review.ask')}
            </Button>
          </form>
        )}
      </div>
    </Section>
  )
}
