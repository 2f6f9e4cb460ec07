import type { TFunction } from 'i18next'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Difference } from '../difference-rules.ts'

/** What is otherwise on a newer version, in words. */
export function DifferenceList({ differences }: { differences: Difference[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (differences.length === 0) return <p>{t('pathways.difference.none')}</p>
  return (
    <ul>
      {differences.map((difference) => {
        const words = differenceInWords(difference, { t, language })
        return <li key={words}>{words}</li>
      })}
    </ul>
  )
}

function differenceInWords(difference: Difference, { t, language }: { t: TFunction; language: Language }): string {
  const named = 'step' in difference ? difference.step : 'choice' in difference ? difference.choice : undefined
  const title = named ? inLanguage(language, named.title, named.titleCy) : ''
  return t(`pathways.difference.${difference.kind}`, { title })
}
