import { useId } from 'react'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Progress } from '../progress-rules.ts'

/** Progress on a pathway: the steps of the shortest way that are done. */
export function GoalProgress({
  label,
  progress,
}: {
  label: string
  progress: Pick<Progress, 'done' | 'total' | 'finished'>
}) {
  const { t } = useTranslation()
  const id = useId()
  const { done, total, finished } = progress
  return (
    <div className="progress goal-progress">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <progress id={id} value={done} max={Math.max(1, total)} />
      <span className="small figures">
        {finished ? (
          <StatusTag tone="good">{t('pathways.finished')}</StatusTag>
        ) : (
          t('pathways.doneOf', { done, count: total })
        )}
      </span>
    </div>
  )
}
