import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Impact } from '../measure-impact.ts'

interface ImpactNumbersProps {
  impact: Impact
  /** On a phone the first three: another page has all. */
  shortOnPhone?: boolean
}

/** The five numbers at a glance; one too small to publish says so. */
export function ImpactNumbers({ impact, shortOnPhone }: ImpactNumbersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const number = (value: number | null) => (value === null ? '< 10' : wholeNumber(language, value))
  const { percent } = impact.learnersWithMoreThanOneBadge
  return (
    <StatNumbers
      shortOnPhone={shortOnPhone}
      numbers={[
        { value: number(impact.participants), label: t('impact.participants') },
        { value: number(impact.employers), label: t('impact.employers') },
        { value: number(impact.opportunitiesBadged), label: t('impact.opportunitiesBadged') },
        { value: number(impact.badgesIssued), label: t('impact.badgesIssued') },
        {
          value: percent === null ? '–' : `${percent.toLocaleString(language)}%`,
          label: t('impact.learnersWithMoreThanOneBadge'),
        },
      ]}
    />
  )
}
