// @ts-check
// What a check in the browser may fetch: status lists and keys of this very site, and nothing else.

const published = /^\/(status\/[a-z0-9-]+\/\d+(\/suspension)?|dids\/[a-z0-9-]+\/did\.json)$/

/**
 * @param {string} url
 * @param {Set<unknown>} fetched notes what was fetched
 * @returns {Promise<import('@waymark/open-badges/browser').FetchOutcome>}
 */
export async function fetchFromHere(url, fetched) {
  const { host, pathname } = new URL(url)
  if (host !== location.host || !published.test(pathname)) return { ok: false, reason: 'another-site' }
  fetched.add(pathname)
  const answer = await fetch(pathname, { cache: 'no-cache', credentials: 'omit', redirect: 'error' })
  return answer.ok ? { ok: true, document: await answer.json() } : { ok: false, reason: `http-${answer.status}` }
}

/**
 * Whether an organisation of this site signed a badge that is proven: its list of keys, which this site publishes, says so.
 * @param {import('@waymark/open-badges/browser').VerificationReport} report
 * @param {Set<unknown>} fetched
 */
export async function isIssuedHere({ verdict, summary, credential }, fetched) {
  const did = summary.issuerId ?? ''
  if (!verdict.startsWith('genuine')) return false
  if (did.startsWith('did:web:')) return decodeURIComponent(did.split(':')[2] ?? '') === location.host
  const [status] = [credential?.credentialStatus].flat()
  const list = status && typeof status === 'object' && !Array.isArray(status) ? status.statusListCredential : undefined
  if (!did.startsWith('did:key:') || typeof list !== 'string' || !URL.canParse(list)) return false
  const slug = /^\/status\/([a-z0-9-]+)\//.exec(new URL(list).pathname)?.[1]
  if (new URL(list).host !== location.host || !slug) return false
  const outcome = await fetchFromHere(new URL(`/dids/${slug}/did.json`, location.href).href, fetched).catch(
    () => undefined,
  )
  const keys = outcome?.ok ? /** @type {DidDocument} */ (outcome.document).verificationMethod : undefined
  return keys?.some(({ publicKeyMultibase }) => `did:key:${publicKeyMultibase}` === did) ?? false
}

/** @typedef {{ verificationMethod?: { publicKeyMultibase?: string }[] }} DidDocument */
