import type { TFunction } from 'i18next'
import type { LogEntry } from '#capabilities/places/list-log.ts'
import { csvAnswer } from './csv-answer.ts'
import { actionInWords } from './log-words.ts'

export const mostLogLines = 10_000

/** The log as a table that a spreadsheet opens. */
export function logCsv(entries: LogEntry[], t: TFunction): Response {
  const headings = [t('desk.log.when'), t('desk.log.who'), t('desk.log.what'), t('manage.organisation.place')]
  const lines = entries.map((one) => [
    one.at.toISOString(),
    one.actorName ?? t('lead.organisation.someone'),
    actionInWords(t, one),
    one.placeName,
  ])
  return csvAnswer('log', headings, lines)
}
