import readWorkbook from 'read-excel-file/node'
import type { TableRow } from './read-table.ts'

/** More than this unpacked is no list of people or of things to learn. */
const mostUnpackedBytes = 200_000_000

/** Whether this is a ZIP archive, as an XLSX workbook is one. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The rows of the first sheet of an XLSX workbook, as text; undefined for what is none. */
export async function rowsOfWorkbook(bytes: Uint8Array): Promise<TableRow[] | undefined> {
  if (unpackedSize(bytes) > mostUnpackedBytes) return undefined
  try {
    const [sheet] = await readWorkbook(Buffer.from(bytes))
    return (sheet?.data ?? []).flatMap((row, at) => {
      const cells = row.map(textOf)
      return cells.some((cell) => cell !== '') ? [{ line: at + 1, cells }] : []
    })
  } catch {
    return undefined
  }
}

/** A date is written as ISO 8601 without a zone: a workbook knows none. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell).trim()
  const [date = '', time = ''] = cell.toISOString().split('T')
  const clock = time.slice(0, 5)
  // A time alone counts from the day 0 of workbooks.
  if (cell.getUTCFullYear() < 1901) return clock
  return clock === '00:00' ? date : `${date} ${clock}`
}

/** What the archive's own list says that its files unpack to (APPNOTE 4.3.12). */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at + 46 <= bytes.byteLength; at++)
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) sum += view.getUint32(at + 24, true)
  return sum
}
