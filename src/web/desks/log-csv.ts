import type { TFunction } from 'i18next'
import { type LogEntry, type LogFilter, listLog } from '#capabilities/places/list-log.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { csvAnswer } from './csv-answer.ts'
import { actionInWords } from './log-words.ts'

type Filter = Omit<LogFilter, 'limit'>

const mostLines = 10_000

/** All of the log that was asked for as a table that a spreadsheet opens, however far a search has to look. */
export async function logCsv(filter: Filter, { database, t }: Reading & { t: TFunction }): Promise<Response> {
  const entries: LogEntry[] = []
  let after = filter.after
  do {
    const page = await listLog({ ...filter, after, limit: mostLines - entries.length }, { database })
    entries.push(...page.entries)
    after = page.next
  } while (after && entries.length < mostLines)
  const headings = [t('desk.log.when'), t('desk.log.who'), t('desk.log.what'), t('manage.organisation.place')]
  const lines = entries.map((one) => [
    one.at.toISOString(),
    one.actorName ?? t('lead.organisation.someone'),
    actionInWords(t, one),
    one.placeName,
  ])
  return csvAnswer('log', headings, lines)
}
