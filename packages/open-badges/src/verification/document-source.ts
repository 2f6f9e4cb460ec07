/** The outcome of fetching one document. `reason` is for developers: `http-404`, `timeout`, `refused-address`, … */
export type FetchOutcome = { ok: true; document: unknown } | { ok: false; reason: string }

/** The only access to the network. The caller that passes it in limits redirects, size and private addresses. */
export type FetchDocument = (url: string) => Promise<FetchOutcome>

/** The most documents that one verification fetches. */
const MAX_DOCUMENTS = 12
const TIME_LIMIT_MILLISECONDS = 15_000

/**
 * Wraps a fetch so that one verification asks for each document once, for few in all, and never waits without a timeout.
 * Without a fetch every document is out of reach.
 */
export function documentSource(fetchDocument: FetchDocument | undefined): FetchDocument {
  const asked = new Map<string, Promise<FetchOutcome>>()
  return (url) => {
    if (!fetchDocument) return Promise.resolve({ ok: false, reason: 'no-network' })
    const earlier = asked.get(url)
    if (earlier) return earlier
    if (asked.size >= MAX_DOCUMENTS) return Promise.resolve({ ok: false, reason: 'too-many-documents' })
    const outcome = withinTime(url, fetchDocument)
    asked.set(url, outcome)
    return outcome
  }
}

async function withinTime(url: string, fetchDocument: FetchDocument): Promise<FetchOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<FetchOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), TIME_LIMIT_MILLISECONDS)
  })
  try {
    return await Promise.race([fetchDocument(url), limit])
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'fetch-failed' }
  } finally {
    clearTimeout(timer)
  }
}
