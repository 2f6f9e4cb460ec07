import { Fault } from '#infrastructure/fault.ts'
import { decodeText } from '#infrastructure/files/decode-text.ts'
import { headingRow, tableIn } from '#infrastructure/files/table-in.ts'
import type { FeedProblem } from './feed.ts'
import { isHeading } from './heading-rules.ts'
import { asObject, asText } from './json-rules.ts'
import type { TableRecord } from './table-format.ts'

export interface RecordsRead {
  records: TableRecord[]
  headings: string[]
  /** Where the headings stand. */
  line: number
  problems: FeedProblem[]
}

const mostRecords = 50_000

/** The records of a table below its headings, or of a JSON array of flat objects. */
export async function readRecords(body: Buffer, mappedHeadings: string[] = []): Promise<RecordsRead> {
  const start = decodeText(body.subarray(0, 1000)).text.trimStart()
  if (/^[[{]/.test(start)) return jsonRecords(decodeText(body).text)
  const { rows, problems } = await tableIn(body, { mostRows: mostRecords })
  const found = problems.map(({ line, why }) => ({ where: String(line), why }))
  const top = headingRow(rows, (cell) => mappedHeadings.includes(cell) || isHeading(cell))
  if (!top) return { records: [], headings: [], line: 1, problems: found }
  const headings = namedApart(top.cells)
  const below = rows.filter(({ line }) => line > top.line)
  const records = below.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])),
  }))
  return { records, headings, line: top.line, problems: found }
}

/** Two columns of one name are two columns. */
function namedApart(cells: string[]): string[] {
  return cells.map((cell, at) => {
    const earlier = cells.slice(0, at).filter((other) => other === cell).length
    if (cell === '') return `(${at + 1})`
    return earlier > 0 ? `${cell} (${earlier + 1})` : cell
  })
}

function jsonRecords(text: string): RecordsRead {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new Fault('source-unreadable', 'This begins like JSON and is none.', { cause })
  }
  const lists = Array.isArray(document) ? [document] : Object.values(asObject(document) ?? {}).filter(Array.isArray)
  const records = (lists[0] ?? []).slice(0, mostRecords).flatMap((value, turn) => {
    const record = asObject(value)
    if (!record) return []
    const cells = Object.entries(record).map(([name, cell]) => [
      name,
      Array.isArray(cell) ? cell.join(', ') : (asText(cell) ?? ''),
    ])
    return [{ line: turn + 1, cells: Object.fromEntries(cells) as Record<string, string> }]
  })
  return { records, headings: Object.keys(records[0]?.cells ?? {}), line: 1, problems: [] }
}
