import { parseJson } from '@waymark/open-badges'

/** Larger than any DID document or list; a status list is one long text. */
const bounds = { maxDepth: 48, maxNodes: 50_000 }

/** The body that another site answered: JSON where it is JSON, else text. JSON beyond bounds, or that could be read in two ways, is refused. */
export function readForeignDocument(text: string): { ok: true; document: unknown } | { ok: false; reason: string } {
  const parsed = parseJson(text, bounds)
  if (parsed.ok) return { ok: true, document: parsed.value }
  return parsed.refusal === 'json-unreadable' ? { ok: true, document: text } : { ok: false, reason: parsed.refusal }
}
