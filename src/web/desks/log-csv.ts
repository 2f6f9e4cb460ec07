import type { TFunction } from 'i18next'
import type { LogEntry } from '#capabilities/places/list-log.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
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
  return new Response(`\uFEFF${[headings, ...lines].map(csvLine).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="log.csv"',
      'cache-control': 'no-store',
    },
  })
}
