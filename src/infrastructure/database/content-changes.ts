import pg from 'pg'

/** What changed: a place's id, or `*` for something that several places show. */
export type ContentChange = string

export interface ContentChanges {
  /** False while the news does not reach us: nothing may be served from a cache then. */
  isListening(): boolean
  /** Resolves when the news of everything that was committed before has been told. */
  arrived(): Promise<void>
  stop(): Promise<void>
}

/** Listens for what the database's triggers announce, and comes back by itself when the connection breaks. */
export function listenForContentChanges(url: string, onChange: (change: ContentChange) => void): ContentChanges {
  let client: pg.Client | undefined
  let listening = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({ connectionString: url })
    client = next
    next.on('notification', (message) => onChange(message.payload ?? '*'))
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    await next.connect()
    await next.query('listen content_changed')
    // What happened while nobody listened is unknown.
    onChange('*')
    listening = true
  }
  let asking = Promise.resolve()
  let next: Promise<void> | undefined
  /** The server delivers what waits for a connection before it answers it. */
  const ask = async () => {
    if (listening) await client?.query('select 1').catch(() => {})
  }
  const lose = (lost: pg.Client) => {
    if (client !== lost || stopped) return
    listening = false
    client = undefined
    clearTimeout(retry)
    retry = setTimeout(start, 1000)
  }
  const start = () => {
    const attempt = connect()
    attempt.catch(() => client && lose(client))
  }
  start()

  return {
    isListening: () => listening,
    arrived() {
      // A question that is under way may have been asked before the write: the next one is shared by all who wait.
      next ??= asking.then(() => {
        asking = ask()
        next = undefined
        return asking
      })
      return next
    },
    async stop() {
      stopped = true
      listening = false
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
