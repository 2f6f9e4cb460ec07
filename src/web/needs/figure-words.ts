import type { TFunction } from 'i18next'
import { nationCodes, nationOf } from '#capabilities/indicators/area-rules.ts'
import type { Headline } from '#capabilities/indicators/headline-rules.ts'
import type { Measure } from '#capabilities/indicators/indicator.ts'
import type { PlaceIndicator } from '#capabilities/indicators/place-indicator.ts'
import { tenths, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'

interface Speaks {
  t: TFunction
  language: Language
}

interface Said {
  value: number | null
  flag: string | null
}

/** What the source says in place of a figure, with its own sign where it has one. */
function flagInWords(flag: string | null, t: TFunction): string {
  if (flag === 'z') return `${t('figures.flag.z')} (z)`
  if (flag === 'c') return `${t('figures.flag.c')} (c)`
  if (flag === 'low' || flag === 'k') return `${t('figures.flag.low')} (${flag})`
  return flag && flag !== 'blank' ? `${t('figures.flag.none')} (${flag})` : t('figures.flag.none')
}

/** A figure as it is read, or why there is none: that is not nought. */
export function figureInWords({ value, flag }: Said, measure: Measure, { t, language }: Speaks): string {
  if (value === null) return flagInWords(flag, t)
  if (measure === 'percent') return `${tenths(language, value)}%`
  if (measure === 'share') return `${tenths(language, value * 100)}%`
  return wholeNumber(language, value)
}

type Areas = Extract<Headline, { kind: 'areas' }>

/** With a rank: among how many. */
export function areaFigureInWords(said: Said, { measure, outOf }: Pick<Areas, 'measure' | 'outOf'>, speaks: Speaks) {
  const figure = figureInWords(said, measure, speaks)
  return measure === 'rank' && outOf && said.value !== null
    ? speaks.t('figures.rank', { value: figure, outOf: wholeNumber(speaks.language, outOf) })
    : figure
}

/** The name of a nation, by the code of any area in it. */
export function nationInWords(areaCode: string, t: TFunction): string {
  const nation = nationOf(areaCode)
  return nation ? t(`figures.nation.${nation}`) : areaCode
}

/** The name of an area; nations have one in each language. */
export const areaInWords = ({ areaCode, areaName }: { areaCode: string; areaName: string }, t: TFunction): string =>
  Object.values(nationCodes).includes(areaCode) ? nationInWords(areaCode, t) : areaName

/** The one thing that an indicator says of a place, as a sentence or two. */
export function headlineInWords(headline: Headline, nation: string, { t, language }: Speaks): string {
  const count = (value: number) => wholeNumber(language, value)
  if (headline.kind === 'areas') {
    const said = headline.areas.map((one) => `${one.areaName}: ${areaFigureInWords(one, headline, { t, language })}.`)
    const beside = headline.nation
      ? [
          t('figures.beside', {
            nation: areaInWords(headline.nation, t),
            value: areaFigureInWords(headline.nation, headline, { t, language }),
          }),
        ]
      : []
    return [...said, ...beside].join(' ')
  }
  const { of, flagged } = headline
  const missing = flagged > 0 ? [t('figures.flagged', { flagged: count(flagged) })] : []
  return [...ofParts(), ...missing].join(' ')

  function ofParts(): string[] {
    if (headline.kind === 'fifth')
      return [
        t('figures.fifth', { most: count(headline.most), of: count(of), nation }),
        t('figures.fifthBeside', { nation }),
      ]
    if (headline.kind === 'sum') return [t('figures.sum', { value: count(headline.value), of: count(of) })]
    if (headline.kind !== 'spread') return []
    const [lowest, highest] = [headline.lowest, headline.highest].map((value) =>
      figureInWords({ value, flag: null }, headline.measure, { t, language }),
    )
    return [t('figures.spread', { lowest, highest, of: count(of) })]
  }
}

/** What each fifth is called, the most deprived first. */
export const fifthNames = (t: TFunction): string[] => t('figures.ofFifths').split('|')

/** Lines of the table that a picture is drawn from. */
export interface FigureRow {
  key: string
  area: string
  period: string
  figure: string
}

/** All that is known of it: by fifth, or by area and period. */
export function figureRows(
  one: Pick<PlaceIndicator, 'measure' | 'outOf' | 'parts' | 'figures' | 'nation'>,
  speaks: Speaks,
): FigureRow[] {
  const { t, language } = speaks
  const { measure, outOf, parts, figures, nation } = one
  if (parts && measure === 'decile')
    return fifthNames(t).map((area, at) => ({
      ...{ key: area, area, period: parts.period },
      figure: wholeNumber(language, parts.fifths[at] ?? 0),
    }))
  const alone = (value: number) => figureInWords({ value, flag: null }, measure, speaks)
  const ofParts = !parts
    ? []
    : measure === 'count'
      ? [{ key: 'all', area: t('figures.inAll'), period: parts.period, figure: alone(parts.sum) }]
      : [
          { key: 'lowest', area: t('figures.lowest'), period: parts.period, figure: alone(parts.lowest) },
          { key: 'highest', area: t('figures.highest'), period: parts.period, figure: alone(parts.highest) },
        ]
  const ofAreas = [...figures, ...nation].map((said) => ({
    ...{ key: `${said.areaCode} ${said.period}`, area: areaInWords(said, t), period: said.period },
    figure: areaFigureInWords(said, { measure, outOf }, speaks),
  }))
  return [...ofParts, ...ofAreas]
}

interface Sourced {
  source: Pick<PlaceIndicator['source'], 'publisher' | 'licence' | 'title' | 'titleCy'>
  period: string
}

/** Who published a figure, in what, and of when, said once where the title ends with it. */
export function sourceInWords({ source, period }: Sourced, { t, language }: Speaks): string {
  const { publisher, licence } = source
  const title = inLanguage(language, source.title, source.titleCy)
  const what = title.endsWith(period) ? title : `${title}, ${period}`
  return t('figures.source', { publisher, licence, what })
}
