import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'

/** An immutable snapshot of JSON: mutating the original does not change it. */
export type KeptJson = string | number | boolean | null | undefined | readonly KeptJson[] | KeptObject

class KeptObject {
  readonly names: readonly string[]
  readonly values: readonly KeptJson[]

  constructor(object: JsonObject) {
    this.names = Object.keys(object)
    this.values = this.names.map((name) => keptJson(object[name]))
  }
}

/** Takes a snapshot of JSON. */
export function keptJson(json: JsonValue | undefined): KeptJson {
  if (Array.isArray(json)) return json.map(keptJson)
  return isJsonObject(json) ? new KeptObject(json) : json
}

/** Whether JSON equals a snapshot: the same names in the same order, with the same values. */
export function isAsKept(json: unknown, kept: KeptJson): boolean {
  if (typeof json !== 'object' || json === null) return json === kept
  if (kept instanceof KeptObject) return isPlainObject(json) && isObjectAsKept(json, kept)
  if (!Array.isArray(json) || !Array.isArray(kept) || json.length !== kept.length) return false
  for (let at = 0; at < json.length; at++) if (!isAsKept(json[at], kept[at])) return false
  return true
}

function isObjectAsKept(object: JsonObject, { names, values }: KeptObject): boolean {
  let at = 0
  for (const name in object) {
    if (at === names.length || name !== names[at]) return false
    const value = object[name]
    const kept = values[at]
    // Nearly all values are texts; comparing what is known to be text takes a fraction of comparing what may be anything.
    if (typeof value === 'string') {
      if (typeof kept !== 'string' || value !== kept) return false
    } else if (!isAsKept(value, kept)) return false
    at += 1
  }
  return at === names.length
}

/** Whether a value is an object with nothing inherited, as JSON gives it: all its names are its own. */
export function isPlainObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
