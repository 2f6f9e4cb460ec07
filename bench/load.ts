import { connect } from 'node:net'

/** What is asked for again and again. */
export interface Target {
  /** On this machine, `http://127.0.0.1:3000/verify`. */
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  connections?: number
  seconds?: number
}

export interface Load {
  perSecond: number
  /** In milliseconds. */
  p50: number
  p99: number
  /** Answers other than 200 to 399. */
  failed: number
}

/**
 * Keeps some connections busy, each with one request at a time, and counts. It reads of an answer only where it ends, so
 * that little of the machine goes to the client.
 */
export async function load({ seconds = 4, connections = 10, ...target }: Target): Promise<Load> {
  const request = written(target)
  const { hostname, port } = new URL(target.url)
  const tookMs: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = openConnection({ host: hostname, port: Number(port) })
      while (performance.now() < until) {
        const sent = performance.now()
        const status = await connection.ask(request)
        tookMs.push(performance.now() - sent)
        if (status < 200 || status >= 400) failed++
      }
      connection.close()
    }),
  )
  const took = (performance.now() - began) / 1000
  tookMs.sort((a, b) => a - b)
  const at = (share: number) => Math.round((tookMs[Math.floor(tookMs.length * share)] ?? 0) * 10) / 10
  return { perSecond: Math.round(tookMs.length / took), p50: at(0.5), p99: at(0.99), failed }
}

function written({ url, method = 'GET', headers = {}, body = '' }: Target): string {
  const { host, pathname, search } = new URL(url)
  const all = { host, 'accept-encoding': 'gzip, deflate, br', ...headers, 'content-length': String(body.length) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${pathname}${search} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`
}

function openConnection(to: { host: string; port: number }) {
  const socket = connect(to).setNoDelay(true)
  let settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined
  let head: { status: number; chunked: boolean } | undefined
  let kept = Buffer.alloc(0)
  let missing = 0
  const finish = (status: number) => {
    head = undefined
    settle?.resolve(status)
  }
  socket.on('error', (error) => settle?.reject(error))
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')))
  socket.on('data', (chunk) => {
    if (!head) {
      kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
      const end = kept.indexOf('\r\n\r\n')
      if (end === -1) return
      const text = kept.toString('latin1', 0, end)
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
      head = { status: Number(text.slice(9, 12)), chunked: length === undefined && /\r\ntransfer-encoding/i.test(text) }
      missing = Number(length ?? 0)
      chunk = kept.subarray(end + 4)
      kept = Buffer.alloc(0)
    }
    if (head.chunked) {
      if (chunk.subarray(-5).toString('latin1') === '0\r\n\r\n') finish(head.status)
      return
    }
    missing -= chunk.length
    if (missing <= 0) finish(head.status)
  })
  return {
    ask: (request: string) =>
      new Promise<number>((resolve, reject) => {
        settle = { resolve, reject }
        socket.write(request)
      }),
    close() {
      settle = undefined
      socket.destroy()
    },
  }
}
