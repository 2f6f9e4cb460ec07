import type { TFunction } from 'i18next'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { csvAnswer } from '#web/desks/csv-answer.ts'
import { figureRows, nationInWords } from './figure-words.ts'
import type { SeenIndicator } from './figures-view.tsx'

interface Speaks {
  t: TFunction
  language: Language
}

/** Figures of a place as a table to take away, each line with its source, licence and caveat. */
export function figuresFile(name: string, indicators: SeenIndicator[], areaCode: string, { t, language }: Speaks) {
  const headings = [
    ...[t('figures.indicator'), t('figures.area'), t('figures.period'), t('figures.figure'), t('figures.name.nation')],
    ...[t('figures.name.source'), t('figures.name.publisher'), t('figures.name.licence'), t('figures.name.caveat')],
  ]
  const lines = indicators.flatMap((one) =>
    figureRows(one, { t, language }).map(({ area, period, figure }) => [
      ...[inLanguage(language, one.name, one.nameCy), area, period, figure, nationInWords(areaCode, t)],
      ...[inLanguage(language, one.source.title, one.source.titleCy), one.source.publisher, one.source.licence],
      inLanguage(language, one.source.caveat ?? '', one.source.caveatCy),
    ]),
  )
  return csvAnswer(name, headings, lines)
}
