import type { Measure } from './indicator.ts'
import type { NamedFigure, PlaceIndicator } from './place-indicator.ts'

/** The one thing that an indicator says of a place. */
export type Headline =
  | { kind: 'fifth'; period: string; most: number; of: number; flagged: number }
  | { kind: 'sum'; period: string; value: number; of: number; flagged: number }
  | { kind: 'spread'; period: string; measure: Measure; lowest: number; highest: number; of: number; flagged: number }
  | {
      kind: 'areas'
      period: string
      measure: Measure
      outOf: number | null
      areas: Pick<NamedFigure, 'areaName' | 'value' | 'flag'>[]
      nation: Pick<NamedFigure, 'areaCode' | 'areaName' | 'value' | 'flag'> | null
    }

/** Of parts before the place itself; undefined where nothing is said of either. */
export function headlineOf(
  one: Pick<PlaceIndicator, 'measure' | 'outOf' | 'parts' | 'figures' | 'nation'>,
): Headline | undefined {
  const { measure, outOf, parts, figures, nation } = one
  if (parts && parts.shown + parts.flagged > 0) {
    const { period, shown: of, flagged, sum, lowest, highest, fifths } = parts
    if (of > 0 && measure === 'decile') return { kind: 'fifth', period, most: fifths[0] ?? 0, of, flagged }
    if (measure === 'count') return { kind: 'sum', period, value: sum, of, flagged }
    if (of > 0) return { kind: 'spread', period, measure, lowest, highest, of, flagged }
  }
  const period = figures[0]?.period
  if (period === undefined) return undefined
  const said = nation.find((figure) => figure.period === period)
  return {
    ...{ kind: 'areas', period, measure, outOf },
    areas: figures
      .filter((figure) => figure.period === period)
      .map(({ areaName, value, flag }) => ({ areaName, value, flag })),
    nation: said ? { areaCode: said.areaCode, areaName: said.areaName, value: said.value, flag: said.flag } : null,
  }
}
