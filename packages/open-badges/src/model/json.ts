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
 * Whether a document stays within bounds. Walks level by level, so that depth cannot exhaust the call stack.
 */
export function isWithinBounds(document: unknown, { maxDepth, maxNodes }: JsonBounds): boolean {
  let level: unknown[] = [document]
  let nodes = 0
  for (let depth = 0; level.length > 0; depth++) {
    const inner: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      if (depth === maxDepth) return false
      for (const child of Object.values(value)) inner.push(child)
    }
    nodes += level.length
    if (nodes + inner.length > maxNodes) return false
    level = inner
  }
  return true
}
