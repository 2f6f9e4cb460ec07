import type { Standing } from '#capabilities/organisations/organisation.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones = {
  waiting: 'info',
  'more-asked': 'info',
  approved: 'good',
  refused: 'plain',
  suspended: 'bad',
  left: 'plain',
} as const satisfies Record<Standing, unknown>

/** Where an organisation stands with a place. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  return <StatusTag tone={tones[standing]}>{t(`organisations.standing.${standing}`)}</StatusTag>
}
