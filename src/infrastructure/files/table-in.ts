import { parse } from 'csv-parse/sync'
import { decodeText, type Encoding } from './decode-text.ts'
import type { TableRow } from './read-table.ts'
import { isWorkbook, rowsOfWorkbook } from './read-workbook.ts'
import { separatorOf, withoutDeclaration } from './separator-rules.ts'

export interface TableProblem {
  /** As a person counts: the first line of the file is 1. */
  line: number
  why: 'quote-not-closed' | 'row-unreadable' | 'too-many-rows' | 'no-table'
}

export interface TableIn {
  /** Every row that holds anything, the headings and what stands above them included. Cells are trimmed. */
  rows: TableRow[]
  /** What could not be read; the other rows are there. */
  problems: TableProblem[]
  encoding: Encoding
  separator: string
}

const mostCellLines = 200

/**
 * The rows of a table as spreadsheets write it: CSV in UTF-8, UTF-16 or Windows-1252, by commas, semicolons, tabs or
 * bars, with or without `sep=;`, or the first sheet of an XLSX workbook. One bad row costs nothing but itself.
 */
export async function tableIn(bytes: Uint8Array, { mostRows = 50_000 }: { mostRows?: number } = {}): Promise<TableIn> {
  if (isWorkbook(bytes)) {
    const rows = await rowsOfWorkbook(bytes)
    return limited(
      { rows: rows ?? [], problems: rows ? [] : [{ line: 1, why: 'no-table' }], encoding: 'xlsx', separator: '' },
      mostRows,
    )
  }
  const { text, encoding } = decodeText(bytes)
  // A null character stands in no text: this is a picture, a packed file or the like.
  if (text.includes('\0')) return { rows: [], problems: [{ line: 1, why: 'no-table' }], encoding, separator: ',' }
  const declared = withoutDeclaration(text.replace(/\r\n?/g, '\n'))
  const separator = declared.separator ?? separatorOf(declared.text)
  const { rows, problems } = wholeRows(declared.text, separator) ?? rowByRow(declared.text, separator)
  return limited({ rows, problems, encoding, separator }, mostRows)
}

function limited(table: TableIn, mostRows: number): TableIn {
  const next = table.rows[mostRows]
  if (!next) return table
  return {
    ...table,
    rows: table.rows.slice(0, mostRows),
    problems: [...table.problems, { line: next.line, why: 'too-many-rows' }],
  }
}

/**
 * The row that holds the headings: the one among the first in which the most cells are known to be headings; where none
 * is known, the first that fills as many columns as the table has. A title above is none.
 */
export function headingRow(rows: TableRow[], isHeading: (cell: string) => boolean): TableRow | undefined {
  const first = rows.slice(0, 20)
  const known = first.map(({ cells }) => cells.filter((cell) => cell !== '' && isHeading(cell)).length)
  const most = Math.max(0, ...known)
  if (most > 0) return first[known.indexOf(most)]
  const filled = first.map(({ cells }) => cells.filter((cell) => cell !== '').length)
  return first[filled.indexOf(Math.max(...filled))]
}

const options = { relax_column_count: true, relax_quotes: false, skip_empty_lines: false } as const

/** The text read at once, where nothing is wrong with it. */
function wholeRows(text: string, separator: string): Pick<TableIn, 'rows' | 'problems'> | undefined {
  try {
    const records = parse(text, { ...options, delimiter: separator, raw: true }) as unknown as {
      raw: string
      record: string[]
    }[]
    let line = 1
    const rows = records.flatMap(({ raw, record }) => {
      const at = line
      line += raw.split('\n').length - 1
      return rowOf(record, at)
    })
    return { rows, problems: [] }
  } catch {
    return undefined
  }
}

function rowOf(record: string[], line: number): TableRow[] {
  const cells = record.map((cell) => cell.trim())
  return cells.some((cell) => cell !== '') ? [{ line, cells }] : []
}

/** The text read line by line: a quote that never closes takes no other row with it. */
function rowByRow(text: string, separator: string): Pick<TableIn, 'rows' | 'problems'> {
  const lines = text.split('\n')
  const [rows, problems]: [TableRow[], TableProblem[]] = [[], []]
  for (let at = 0; at < lines.length; ) {
    const read = recordAt(lines, at, separator)
    if (read.record) rows.push(...rowOf(read.record, at + 1))
    else problems.push({ line: at + 1, why: read.why })
    at += read.lines
  }
  return { rows, problems }
}

type RecordRead = { record: string[]; lines: number } | { record?: undefined; lines: 1; why: TableProblem['why'] }

function recordAt(lines: string[], at: number, separator: string): RecordRead {
  const single = lines[at] ?? ''
  if (!single.includes('"')) return { record: single.split(separator), lines: 1 }
  for (let count = 1; count <= mostCellLines && at + count <= lines.length; count++) {
    const outcome = recordOf(lines.slice(at, at + count).join('\n'), separator)
    if (outcome !== 'open' && outcome !== 'wrong') return { record: outcome, lines: count }
    if (outcome === 'wrong') {
      // Quotes inside a cell, as people type them.
      const relaxed = count === 1 ? recordOf(single, separator, true) : 'wrong'
      if (typeof relaxed !== 'string') return { record: relaxed, lines: 1 }
      return { lines: 1, why: count === 1 ? 'row-unreadable' : 'quote-not-closed' }
    }
  }
  return { lines: 1, why: 'quote-not-closed' }
}

function recordOf(text: string, delimiter: string, isRelaxed = false): string[] | 'open' | 'wrong' {
  try {
    return (parse(text, { ...options, delimiter, relax_quotes: isRelaxed }) as string[][])[0] ?? []
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'wrong'
  }
}
