import type { PeriodFigures } from './measure-period.ts'

/** What a City Lead tells every fortnight. Its figures are frozen when it is sent. */
export interface Report {
  id: string
  placeId: string
  from: Date
  until: Date | null
  /** The City Lead's own words, in both languages where they gave both. */
  note: string
  noteCy: string
  figures: PeriodFigures | null
  sentAt: Date | null
  sentTo: string[] | null
}

export const reportEveryDays = 14
