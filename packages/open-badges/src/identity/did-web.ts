const PREFIX = 'did:web:'

/** The did:web identifier of a document's web address, with or without its `/did.json` (did:web §3.1). */
export function didWebOf(url: string | URL): string {
  const { host, pathname } = new URL(url)
  const folders = pathname
    .replace(/\/did\.json$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.well-known')
  return PREFIX + [encodeURIComponent(host), ...folders].join(':')
}

/** Where a did:web document lives (did:web §3.2), or `undefined` where the identifier is not a did:web. */
export function didWebUrl(did: string): string | undefined {
  if (!did.startsWith(PREFIX)) return undefined
  const [encodedHost, ...folders] = did.slice(PREFIX.length).split(':')
  if (!encodedHost || folders.some((folder) => folder === '' || folder.includes('/'))) return undefined
  const host = safelyDecoded(encodedHost)
  if (!host || !/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host)) return undefined
  const path = folders.length > 0 ? folders.join('/') : '.well-known'
  const url = `https://${host}/${path}/did.json`
  return URL.canParse(url) ? url : undefined
}

/**
 * Where to look for a did:web document, in turn: over https, and where the host is this very machine over http too, so that
 * a site can be tried out before it has a certificate.
 */
export function didWebUrls(did: string): string[] {
  const url = didWebUrl(did)
  if (!url) return []
  return /^https:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url) ? [url, url.replace(/^https/, 'http')] : [url]
}

function safelyDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
