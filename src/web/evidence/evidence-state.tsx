import type { EvidenceState } from '#capabilities/evidence/evidence-piece.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones = { draft: 'plain', sent: 'info', returned: 'warn', accepted: 'good', declined: 'bad' } as const

export function EvidenceStateTag({ state }: { state: EvidenceState }) {
  const { t } = useTranslation()
  return <StatusTag tone={tones[state]}>{t(`evidence.state.${state}`)}</StatusTag>
}
