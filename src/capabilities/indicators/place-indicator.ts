import type { Indicator, IndicatorSource } from './indicator.ts'

/** What one area, or the nation, is said to have; a flag stands where the source shows no figure. */
export interface NamedFigure {
  areaCode: string
  areaName: string
  period: string
  value: number | null
  flag: string | null
}

/** Small areas or wards of a place, taken together. */
export interface Parts {
  kind: 'small-area' | 'ward'
  period: string
  /** With a figure, and with a flag in its place. */
  shown: number
  flagged: number
  sum: number
  lowest: number
  highest: number
  /** How many stand in each fifth, the most deprived first: of deciles alone. */
  fifths: number[]
}

/** One indicator of a place: of its parts, or of the place itself beside its nation. */
export interface PlaceIndicator extends Indicator {
  id: string
  source: IndicatorSource
  parts: Parts | null
  /** Of the place, the latest period first. */
  figures: NamedFigure[]
  /** Of its nation, the latest period first. */
  nation: NamedFigure[]
}

/** Which areas a place is for its figures. */
export interface PlaceAreas {
  areas: { code: string; name: string }[]
  /** Whether everybody may read its figures. */
  isPublic: boolean
}

/** What `place-indicator.ts` is about, for those who look for it by its name. */
export const placeIndicator = { mostAreas: 40 } as const
