import type { EarningRule } from '#capabilities/earning/earning-rule.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { dayToMoment } from './rule-day.ts'

interface RuleStateTagProps {
  rule: Pick<EarningRule, 'stoppedAt' | 'proposesFrom'>
  /** `2027-01-05` */
  today: string
}

/** Whether a rule proposes people now, from a day on, or not any more. */
export function RuleStateTag({ rule: { stoppedAt, proposesFrom }, today }: RuleStateTagProps) {
  const { t, language } = useTranslation()
  if (stoppedAt) return <StatusTag tone="plain">{t('earning.state.stopped')}</StatusTag>
  if (proposesFrom && proposesFrom > today)
    return (
      <StatusTag tone="info">
        {t('earning.state.from', { date: longDate(language, dayToMoment(proposesFrom)) })}
      </StatusTag>
    )
  return <StatusTag tone="good">{t('earning.state.on')}</StatusTag>
}
