import { csvLine } from '#infrastructure/files/csv-line.ts'

/** The most lines of one table: a list that is longer is narrowed first. */
export const mostCsvLines = 5000

/** `2026-11-28`, as every spreadsheet reads it. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

type Lines = readonly (readonly unknown[])[]

/** A table as a spreadsheet reads it: it takes it for UTF-8 when it begins with this mark. */
export const csvText = (headings: readonly string[], lines: Lines) =>
  `\uFEFF${[headings, ...lines].map(csvLine).join('')}`

/** A table that a spreadsheet opens. */
export function csvAnswer(name: string, headings: readonly string[], lines: Lines): Response {
  return new Response(csvText(headings, lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
