import { Figure } from '#design/charts/figure.tsx'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { ImpactTheme } from '../list-impact-themes.ts'
import type { FigureSource } from './impact-months.tsx'

/** What was learned, by theme; the bars carry their numbers, so that they are the table as well. */
export function ImpactThemes({ themes, source }: { themes: ImpactTheme[]; source: FigureSource }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (themes.length === 0) return null
  return (
    <Figure
      point={t('impact.themesPoint')}
      source={t('impact.source', { places: source.places, date: longDate(language, source.countedAt) })}
    >
      <HorizontalBars
        bars={themes.map(({ theme, badges }) => ({
          label: t(knownKey(`common.theme.${theme}`)),
          value: badges ?? undefined,
          text: badges === null ? t('impact.hidden') : wholeNumber(language, badges),
        }))}
      />
    </Figure>
  )
}
