/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object whose fields are not known yet. */
export type JsonObject = { [key: string]: JsonValue | undefined }

/** Tells a JSON object from every other value. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON-LD lets a single value stand without its array; this gives the array always. */
export function asArray<T>(value: T | T[] | undefined | null): T[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** How deep and how large a document may be before it is refused unread. */
export type JsonBounds = { maxDepth: number; maxNodes: number }

/**
 * Whether a document stays within bounds. Walks with its own stack, so that depth cannot exhaust the call stack.
 */
export function isWithinBounds(document: unknown, { maxDepth, maxNodes }: JsonBounds): boolean {
  const pending: { value: unknown; depth: number }[] = [{ value: document, depth: 0 }]
  let nodes = 0
  for (let next = pending.pop(); next; next = pending.pop()) {
    nodes += 1
    if (nodes > maxNodes || next.depth > maxDepth) return false
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const value of Object.values(next.value)) pending.push({ value, depth: next.depth + 1 })
  }
  return true
}
