import type { AwardRun } from '#capabilities/awards/award-run.ts'
import type { RunState } from '#capabilities/awards/award-run-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones = { 'under-way': 'info', held: 'info', done: 'good', undone: 'plain' } as const

export function RunStateTag({ run, state }: { run: Pick<AwardRun, 'mistakenAt'>; state: RunState }) {
  const { t } = useTranslation()
  if (run.mistakenAt) return <StatusTag tone="warn">{t('runs.state.mistaken')}</StatusTag>
  return <StatusTag tone={tones[state]}>{t(`runs.state.${state}`)}</StatusTag>
}
