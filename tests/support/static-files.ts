import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A web server that knows nothing but files: a folder's address leads to its index, nothing is listed. */
export async function serveFiles(folder: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    const file = path.join(folder, pathname)
    const isFolder = await stat(file).then(
      (one) => one.isDirectory(),
      () => false,
    )
    if (isFolder && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/` }).end()
      return
    }
    const found = await readFile(isFolder ? path.join(file, 'index.html') : file).catch(() => undefined)
    const isPage = isFolder || pathname.endsWith('.html')
    response.writeHead(found ? 200 : 404, { 'content-type': isPage ? 'text/html' : typeOf(pathname) }).end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** By its ending alone: a list has none, as with most web servers. */
function typeOf(pathname: string): string {
  if (pathname.endsWith('.json')) return 'application/json'
  return pathname.endsWith('.png') ? 'image/png' : 'application/octet-stream'
}
