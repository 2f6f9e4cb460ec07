import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { MeasureDefinition } from '../impact-measures.ts'

/** What each number counts, since when. */
export function ImpactDefinitions({ definitions }: { definitions: MeasureDefinition[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SummaryList
      lines
      rows={definitions.map(({ id, version, since, definition, definitionCy }) => ({
        term: t(`impact.${id}`),
        detail: (
          <>
            {inLanguage(language, definition, definitionCy)}{' '}
            <span className="muted">
              {t('impact.definitionVersion', { version, date: longDate(language, new Date(since)) })}
            </span>
          </>
        ),
      }))}
    />
  )
}
