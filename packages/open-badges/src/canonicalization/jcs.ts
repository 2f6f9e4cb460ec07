import type { JsonValue } from '../model/json.ts'

/**
 * Canonical JSON (RFC 8785): keys in order of their UTF-16 units, numbers and texts as ECMAScript writes them.
 * `undefined` where the value cannot be kept exactly: half of a surrogate pair, or a number that is not finite.
 * The value must be within bounds of depth.
 */
export function canonicalJson(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : undefined
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : undefined
  if (value === null || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? canonicalList(value) : canonicalObject(value)
}

function canonicalList(list: JsonValue[]): string | undefined {
  const parts: string[] = []
  for (const item of list) {
    const part = canonicalJson(item)
    if (part === undefined) return undefined
    parts.push(part)
  }
  return `[${parts.join(',')}]`
}

function canonicalObject(object: { [key: string]: JsonValue | undefined }): string | undefined {
  const parts: string[] = []
  for (const key of Object.keys(object).sort()) {
    const value = object[key]
    if (value === undefined) continue
    const part = canonicalJson(value)
    if (part === undefined || !key.isWellFormed()) return undefined
    parts.push(`${JSON.stringify(key)}:${part}`)
  }
  return `{${parts.join(',')}}`
}
