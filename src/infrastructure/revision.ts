import { createHash } from 'node:crypto'

/**
 * A fingerprint of what is stored, for optimistic locking: a form carries the one that it was filled from, and a save
 * is refused when what is stored has another by then. Equal for equal contents, whatever the order of their names.
 */
export function revisionOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url').slice(0, 16)
}

function inOrder(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
