import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Services, Site } from '#infrastructure/services.ts'

const pmtilesPath = '/map/base.pmtiles'

/** What the page may know of the streets: an address. */
export function streetsOf({ streets }: Site): { pmtiles?: string; style?: string } {
  if (!streets) return {}
  return streets.kind === 'pmtiles' ? { pmtiles: pmtilesPath } : { style: streets.url }
}

/** The hosts that a browser may ask for streets: those that the operator named, and no other. */
export function streetHosts({ streets }: Site): string[] {
  return streets?.kind === 'style'
    ? [new URL(streets.url).origin, ...streets.hosts.map((host) => `https://${host}`)]
    : []
}

/** The operator's archive of tiles, read in pieces (RFC 9110, section 14). */
export function streets({ site }: Pick<Services, 'site'>) {
  const app = new Hono()
  app.get(pmtilesPath, async (c) => {
    if (site.streets?.kind !== 'pmtiles') return c.notFound()
    const { file } = site.streets
    const { size, mtimeMs } = await stat(file)
    const headers = {
      'content-type': 'application/vnd.pmtiles',
      'accept-ranges': 'bytes',
      etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`,
      'cache-control': 'public, max-age=3600',
    }
    const piece = pieceOf(c.req.header('range'), size)
    if (piece === 'outside') return c.body(null, 416, { ...headers, 'content-range': `bytes */${size}` })
    const { start, end } = piece ?? { start: 0, end: size - 1 }
    const body = Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream
    const length = { 'content-length': String(end - start + 1) }
    if (!piece) return c.body(body, 200, { ...headers, ...length })
    return c.body(body, 206, { ...headers, ...length, 'content-range': `bytes ${start}-${end}/${size}` })
  })
  return app
}

/** The one range of a Range header; `undefined` (the whole file) where it names several. */
export function pieceOf(
  range: string | undefined,
  size: number,
): { start: number; end: number } | 'outside' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (!parts || (parts[1] === '' && parts[2] === '')) return undefined
  const [first, last] = [parts[1] ?? '', parts[2] ?? '']
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last))
  if (start >= size || (first === '' && Number(last) === 0)) return 'outside'
  return end < start ? undefined : { start, end }
}
