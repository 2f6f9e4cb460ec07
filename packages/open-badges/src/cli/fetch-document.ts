import { parseJson } from '../reading/parse-json.ts'
import type { FetchDocument } from '../verification/document-source.ts'
import { type FetchRules, fetchBytes } from './guarded-fetch.ts'

/** Larger than any DID document or list; a status list is one long text. */
const BOUNDS = { maxDepth: 48, maxNodes: 50_000 }

/** A way to fetch documents for verification: JSON where it is JSON, else text. Bounded in size, time and redirects. */
export function documentFetcher(rules: FetchRules): FetchDocument {
  return async (url) => {
    const fetched = await fetchBytes(url, rules)
    if (!fetched.ok) return fetched
    const text = new TextDecoder().decode(fetched.bytes)
    if (!/^\s*[[{]/.test(text)) return { ok: true, document: text }
    const parsed = parseJson(text, BOUNDS)
    if (parsed.ok) return { ok: true, document: parsed.value }
    return parsed.refusal === 'json-unreadable' ? { ok: true, document: text } : { ok: false, reason: parsed.refusal }
  }
}
