import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'

/**
 * The part of a document that JSON pointers (RFC 6901) select, with the ids and types of what contains it
 * (Data Integrity ECDSA Cryptosuites 1.0 §3.4.13). `undefined` where a pointer leads nowhere.
 */
export function selectByPointers(document: JsonObject, pointers: readonly string[]): JsonObject | undefined {
  const selection: JsonObject = { ...outlineOf(document), '@context': document['@context'] ?? null }
  const lists: JsonValue[][] = []
  for (const pointer of pointers) {
    if (pointer === '') return structuredClone(document)
    if (!select({ document, selection, path: pathOf(pointer), lists })) return undefined
  }
  // Elements that nobody selected leave holes.
  for (const list of lists) list.splice(0, list.length, ...list.filter((element) => element !== undefined))
  return selection
}

type Selecting = { document: JsonObject; selection: JsonObject; path: readonly string[]; lists: JsonValue[][] }

function select({ document, selection, path, lists }: Selecting): boolean {
  let [source, target]: [JsonValue, JsonValue] = [document, selection]
  for (const [at, name] of path.entries()) {
    const value = memberOf(source, name)
    if (value === undefined) return false
    const isLast = at === path.length - 1
    const chosen = memberOf(target, name)
    const part = isLast ? wholeOf(value, chosen) : (chosen ?? emptyOf(value, lists))
    Object.defineProperty(target, name, { value: part, enumerable: true, configurable: true, writable: true })
    source = value
    target = part
  }
  return path.length > 0
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^(0|[1-9]\d{0,8})$/.test(name) ? value[Number(name)] : undefined
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function wholeOf(value: JsonValue, chosen: JsonValue | undefined): JsonValue {
  const whole = structuredClone(value)
  return isJsonObject(whole) && isJsonObject(chosen) ? { ...chosen, ...whole } : whole
}

function emptyOf(value: JsonValue, lists: JsonValue[][]): JsonValue {
  if (!Array.isArray(value)) return isJsonObject(value) ? outlineOf(value) : value
  const list: JsonValue[] = []
  lists.push(list)
  return list
}

function outlineOf({ id, type }: JsonObject): JsonObject {
  const isNamed = typeof id === 'string' && !id.startsWith('_:')
  return { ...(isNamed ? { id } : {}), ...(type === undefined ? {} : { type }) }
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}
