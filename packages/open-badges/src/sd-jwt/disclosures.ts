import { sha256Hex } from '#platform'
import { decodeBase64url, encodeBase64url } from '../keys/multikey.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'
import { parseJson } from '../reading/parse-json.ts'

/** Where an object keeps the digests of what it does not show, and a list the digest of one item (RFC 9901 §4.2.4). */
const DIGESTS = '_sd'
const DIGEST_OF_ITEM = '...'
const BOUNDS = { maxDepth: 48, maxNodes: 20_000 }

/** The digest by which a disclosure, or a whole presentation, is known: SHA-256 in base64url (RFC 9901 §4.2.3). */
export function digestOf(text: string): string {
  const hex = sha256Hex(text)
  return encodeBase64url(Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)))
}

/** Takes fields out of an object and leaves their digests; each field becomes a disclosure that its holder may show. */
export function conceal(
  object: JsonObject,
  names: readonly string[],
  salt: () => string,
): { object: JsonObject; disclosures: string[] } {
  const hidden = names.filter((name) => object[name] !== undefined)
  if (hidden.length === 0) return { object, disclosures: [] }
  const disclosures = hidden.map((name) => encoded([salt(), name, object[name]]))
  const shown = Object.fromEntries(Object.entries(object).filter(([name]) => !hidden.includes(name)))
  // In the order of the digests, so that the place tells nothing of the name.
  return { object: { ...shown, [DIGESTS]: disclosures.map(digestOf).toSorted() }, disclosures }
}

function encoded(parts: unknown[]): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(parts)))
}

/** The name of the field that a disclosure shows; `undefined` where it shows an item of a list, or is none. */
export function nameIn(disclosure: string): string | undefined {
  return readDisclosure(disclosure)?.name
}

type Disclosure = { name?: string; value: JsonValue }

function readDisclosure(disclosure: string): Disclosure | undefined {
  const bytes = decodeBase64url(disclosure)
  const parsed = bytes && parseJson(new TextDecoder().decode(bytes), BOUNDS)
  if (!parsed?.ok || !Array.isArray(parsed.value)) return undefined
  const [salt, first, second] = parsed.value
  if (typeof salt !== 'string' || first === undefined) return undefined
  if (parsed.value.length === 2) return { value: first }
  return parsed.value.length === 3 && typeof first === 'string' && second !== undefined
    ? { name: first, value: second }
    : undefined
}

/**
 * Puts what was disclosed back in its place (RFC 9901 §7.1). `undefined` where a disclosure belongs nowhere, stands for
 * two places, or would take the place of a field that is there: then disclosures of different tokens were mixed.
 */
export function reveal(payload: JsonObject, disclosures: readonly string[]): JsonObject | undefined {
  const revelation = new Revelation(disclosures)
  const revealed = revelation.of(payload)
  return isJsonObject(revealed) && revelation.isWhole() ? revealed : undefined
}

class Revelation {
  private readonly waiting = new Map<string, string>()
  private readonly seen = new Set<string>()
  private isSound = true

  constructor(disclosures: readonly string[]) {
    for (const disclosure of disclosures) this.waiting.set(digestOf(disclosure), disclosure)
    if (this.waiting.size !== disclosures.length) this.isSound = false
  }

  isWhole(): boolean {
    return this.isSound && this.waiting.size === 0
  }

  of(value: JsonValue): JsonValue {
    if (!this.isSound || typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.flatMap((item) => this.item(item))
    const { [DIGESTS]: digests = [], ...shown } = value
    const fields: JsonObject = {}
    for (const [name, inner] of Object.entries(shown)) if (inner !== undefined) fields[name] = this.of(inner)
    if (!Array.isArray(digests) || DIGEST_OF_ITEM in shown) this.isSound = false
    else for (const digest of digests) this.field(digest, fields)
    return fields
  }

  private field(digest: JsonValue, fields: JsonObject): void {
    const disclosure = this.taken(digest)
    if (!disclosure) return
    const { name, value } = disclosure
    const isFree = name !== undefined && !Object.hasOwn(fields, name)
    if (!isFree || name === DIGESTS || name === DIGEST_OF_ITEM || name === '__proto__') this.isSound = false
    else fields[name] = this.of(value)
  }

  private item(item: JsonValue): JsonValue[] {
    if (!isJsonObject(item) || !(DIGEST_OF_ITEM in item)) return [this.of(item)]
    const disclosure = this.taken(item[DIGEST_OF_ITEM])
    if (Object.keys(item).length !== 1 || disclosure?.name !== undefined) this.isSound = false
    return disclosure ? [this.of(disclosure.value)] : []
  }

  /** What a digest stands for, where it is shown. A digest may stand in one place only. */
  private taken(digest: JsonValue | undefined): Disclosure | undefined {
    if (typeof digest !== 'string' || this.seen.has(digest)) {
      this.isSound = false
      return undefined
    }
    this.seen.add(digest)
    const encodedDisclosure = this.waiting.get(digest)
    if (encodedDisclosure === undefined) return undefined
    this.waiting.delete(digest)
    const disclosure = readDisclosure(encodedDisclosure)
    if (!disclosure) this.isSound = false
    return disclosure
  }
}
