import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { site } from './site.ts'

/**
 * A line between one browser and the site that can be cut. What a browser calls offline holds for its pages alone: a
 * service worker would still reach the site.
 */
export async function openLine() {
  const { hostname, port } = new URL(site.origin)
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the line has no port')
  const cut = (now: boolean) => {
    isCut = now
    if (now) for (const one of sockets) one.destroy()
  }
  onTestFinished(() => {
    cut(true)
    server.close()
  })
  return { origin: `http://localhost:${address.port}`, cut }
}
