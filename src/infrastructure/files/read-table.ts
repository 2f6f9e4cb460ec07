import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { Fault } from '../fault.ts'

export interface TableRow {
  /** As an editor counts: the first line is 1. */
  line: number
  cells: string[]
}

/** The tables behind a path: the file itself, or every `.csv` and `.tsv` of a folder, packed by gzip or not. */
export async function tableFiles(named: string): Promise<string[]> {
  const found = await stat(named).catch(() => undefined)
  if (!found) throw new Fault('file-not-found', `There is no file ${named}.`)
  if (!found.isDirectory()) return [named]
  const files = (await readdir(named)).filter((name) => /\.[ct]sv(\.gz)?$/i.test(name)).sort()
  if (files.length === 0) throw new Fault('file-not-found', `There is no .csv file in the folder ${named}.`)
  return files.map((name) => path.join(named, name))
}

/**
 * The rows of a CSV file (RFC 4180), or of one whose columns stand between tabs, as they are read: a file of any length
 * needs the memory of a few.
 *
 * @throws Fault `table-unreadable`, naming the line
 */
export async function* readTable(file: string): AsyncGenerator<TableRow> {
  const bytes = createReadStream(file)
  const isTabbed = /\.(tsv|txt)(\.gz)?$/i.test(file)
  yield* rowsOf(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, path.basename(file), { isTabbed })
}

/** The rows of CSV text. @throws Fault `table-unreadable`, naming the line */
export async function* rowsOf(bytes: Readable, name: string, { isTabbed = false } = {}): AsyncGenerator<TableRow> {
  const parser = bytes.pipe(
    parse({
      bom: true,
      // Between tabs a quotation mark is only a sign.
      ...(isTabbed && { delimiter: '\t', quote: false }),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 1_000_000,
    }),
  )
  bytes.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of parser) yield { cells: record, line: info.lines }
  } catch (cause) {
    const where = cause instanceof CsvError && typeof cause.lines === 'number' ? `, line ${cause.lines}` : ''
    throw new Fault(
      'table-unreadable',
      `${name}${where}: ${cause instanceof Error ? cause.message : cause}. It should be a table as CSV in UTF-8.`,
      { cause },
    )
  }
}
