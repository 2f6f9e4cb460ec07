import { z } from 'zod'

/** Where a page of a list begins: after the row with this time and id. The same cost on page 1 and page 10,000. */
export interface Cursor {
  at: Date
  id: string
}

const written = z.tuple([z.iso.datetime(), z.uuid()])

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

/** @returns undefined for no cursor, and for text that never was one: the list then starts at its beginning */
export function readCursor(text: string | null | undefined): Cursor | undefined {
  if (!text) return undefined
  try {
    const [at, id] = written.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { at: new Date(at), id }
  } catch {
    return undefined
  }
}

/** One page of a list and the cursor of the next one, if there is more. */
export interface Page<Row> {
  rows: Row[]
  next: string | undefined
}

/** The same page with another view of each row. */
export function mapPage<Row, View>({ rows, next }: Page<Row>, view: (row: Row) => View): Page<View> {
  return { rows: rows.map((row) => view(row)), next }
}

/** Cuts `limit + 1` fetched rows into a page: the extra row only tells that there is more. */
export function pageOf<Row>(fetched: Row[], limit: number, cursorOf: (row: Row) => Cursor): Page<Row> {
  const rows = fetched.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: fetched.length > limit && last ? writeCursor(cursorOf(last)) : undefined }
}
