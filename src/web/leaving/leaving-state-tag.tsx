import type { LeavingState } from '#capabilities/leaving/leaving-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones = {
  draft: 'info',
  held: 'warn',
  running: 'good',
  'called-off': 'info',
  falling: 'warn',
  over: 'info',
} as const satisfies Record<LeavingState, string>

export function LeavingStateTag({ state }: { state: LeavingState }) {
  const { t } = useTranslation()
  return <StatusTag tone={tones[state]}>{t(`leaving.state.${state}`)}</StatusTag>
}

/** A moment of the last day: it ends at midnight, which is the next day already. */
export const lastDayOf = ({ fallsAt }: { fallsAt: Date }) => new Date(fallsAt.getTime() - 60_000)
