import type { Verdict as BadgeVerdict } from '@waymark/open-badges'
import { Verdict, type VerdictOutcome } from '#design/cards/verdict.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { AwardState } from '../award.ts'

/** How each verdict is drawn. */
export const verdictOutcomes: Record<BadgeVerdict, VerdictOutcome> = {
  genuine: 'genuine',
  'genuine-but-no-longer-valid': 'lapsed',
  'genuine-but-suspended': 'lapsed',
  'cannot-tell': 'unknown',
  'not-genuine': 'false',
  'no-badge': 'unknown',
  damaged: 'unknown',
}

interface CheckVerdictProps {
  verdict: BadgeVerdict
  /** Where the award is known here: says why it no longer counts. */
  state?: AwardState
  validUntil?: Date | null
  /** Its signature holds, and nothing says whose key it is. */
  isNameless?: boolean
  level?: 1 | 2
}

/** The answer in one line, and one sentence of what it means. */
export function CheckVerdict({ verdict, state = 'valid', validUntil, isNameless = false, level }: CheckVerdictProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (isNameless)
    return (
      <Verdict outcome="unknown" title={t('check.nameless')} level={level}>
        {t('check.namelessText')}
      </Verdict>
    )
  const lapsed = verdict === 'genuine-but-no-longer-valid'
  const date = validUntil ? longDate(language, validUntil) : ''
  const text =
    lapsed && state === 'withdrawn'
      ? t('check.verdictText.withdrawn')
      : lapsed && state === 'expired'
        ? t('check.verdictText.expired', { date })
        : t(`check.verdictText.${verdict}`)
  return (
    <Verdict outcome={verdictOutcomes[verdict]} title={t(`check.verdict.${verdict}`)} level={level}>
      {text}
    </Verdict>
  )
}
