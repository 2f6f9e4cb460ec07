/** Decile: 1 is the most deprived tenth of small areas of a nation. Share: between 0 and 1. */
export const measures = ['decile', 'rank', 'share', 'percent', 'count'] as const
export type Measure = (typeof measures)[number]

/** Which end of it is good. */
export const polarities = ['high', 'low', 'neither'] as const
export type Polarity = (typeof polarities)[number]

/** Who published figures, and on what terms. */
export interface IndicatorSource {
  key: string
  title: string
  titleCy: string | null
  publisher: string
  /** Where they are published. */
  address: string | null
  licence: string
  attribution: string
  /** What must be known before anything is read into them. */
  caveat: string | null
  caveatCy: string | null
}

/** One thing that a source says of areas. */
export interface Indicator {
  key: string
  name: string
  nameCy: string | null
  measure: Measure
  good: Polarity
  /** Of a rank: among how many. */
  outOf: number | null
}

/** Why a source shows no figure: its own sign, as it stands there. Never nought. */
export const flags = ['z', 'x', 'c', 'k', 'u', 'low', 'na', ':', '..', '*', '-', 'blank'] as const

/** One figure of one area, or the sign that stands in its place. */
export interface AreaFigure {
  indicator: string
  areaCode: string
  period: string
  value: number | null
  flag: string | null
}

export interface Area {
  code: string
  name: string
  wardCode: string | null
  districtCode: string | null
}

/** What a table says. */
export interface TableContent {
  /** Absent in a table of areas alone. */
  source: IndicatorSource | undefined
  indicators: Indicator[]
  figures: AreaFigure[]
  areas: Area[]
  problems: LineProblem[]
}

export const lineProblems = [
  ...(['no-area', 'unknown-area', 'not-a-figure', 'out-of-range', 'twice', 'no-period', 'incomplete'] as const),
  ...(['another-source', 'another-measure', 'unreadable'] as const),
] as const

/** A line that is not used, or a cell of it. */
export interface LineProblem {
  line: number
  why: (typeof lineProblems)[number]
  /** The column that it is about, and what stands there. */
  column?: string
  text?: string
}
