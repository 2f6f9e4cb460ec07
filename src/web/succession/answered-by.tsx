import type { PublicSuccession } from '#capabilities/succession/public-succession.ts'
import { Notice } from '#design/cards/notice.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Says who answers for the badges of an organisation that has closed; nothing while it does so itself. */
export function AnsweredBy({ succession }: { succession: PublicSuccession | undefined }) {
  const { t, language } = useTranslation()
  if (!succession) return null
  const { id, predecessor, successor, effectiveAt } = succession
  const named = {
    predecessor: predecessor.name,
    successor: successor.name,
    date: longDate(language, new Date(effectiveAt)),
  }
  return (
    <Notice tone="info" title={t('succession.closed', named)}>
      <p>
        {t('succession.answers', named)} <a href={`/successions/${id}`}>{t('succession.how')}</a>
      </p>
    </Notice>
  )
}
