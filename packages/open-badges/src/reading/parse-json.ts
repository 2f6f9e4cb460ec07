import type { JsonBounds, JsonObject, JsonValue } from '../model/json.ts'

/** Why text is not JSON that can be relied on. `json-ambiguous`: a name stands twice in one object. */
export type JsonRefusal = 'json-unreadable' | 'json-ambiguous' | 'too-deep'

/** Foreign JSON, or why it is refused. */
export type JsonOutcome = { ok: true; value: JsonValue } | { ok: false; refusal: JsonRefusal }

/**
 * Reads foreign JSON within bounds. An object that gives one name two values is refused (RFC 8259 §4): readers differ in
 * which one they take, so one of them would see other words than were signed. Never throws.
 */
export function parseJson(text: string, bounds: JsonBounds): JsonOutcome {
  // Before it is parsed: what has that many parts would take longer to build than to refuse.
  if (isBeyond(text, bounds)) return { ok: false, refusal: 'too-deep' }
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, refusal: 'json-unreadable' }
  }
  const names = new Survey(bounds).namesIn(value, 0)
  if (names === undefined) return { ok: false, refusal: 'too-deep' }
  // The reader keeps one of two equal names, so it ends with fewer names than the text has.
  return namesInText(text) === names ? { ok: true, value } : { ok: false, refusal: 'json-ambiguous' }
}

/** Counts names and nodes in one walk, and stops at the bounds. */
class Survey {
  private readonly bounds: JsonBounds
  private nodes = 0

  constructor(bounds: JsonBounds) {
    this.bounds = bounds
  }

  /** How many names the objects of a value have together; `undefined` where it is out of bounds. */
  namesIn(value: JsonValue | undefined, depth: number): number | undefined {
    this.nodes += 1
    if (this.nodes > this.bounds.maxNodes) return undefined
    if (typeof value !== 'object' || value === null) return 0
    if (depth === this.bounds.maxDepth) return undefined
    return Array.isArray(value) ? this.namesInList(value, depth + 1) : this.namesInObject(value, depth + 1)
  }

  private namesInList(list: readonly JsonValue[], depth: number): number | undefined {
    let names = 0
    for (const inner of list) {
      const within = this.namesIn(inner, depth)
      if (within === undefined) return undefined
      names += within
    }
    return names
  }

  private namesInObject(object: JsonObject, depth: number): number | undefined {
    let names = 0
    for (const name in object) {
      const within = this.namesIn(object[name], depth)
      if (within === undefined) return undefined
      names += within + 1
    }
    return names
  }
}

/** Shorter texts are parsed at once: they are read before they are surveyed. */
const SHORT_TEXT = 40_000

/** Whether text has more commas between its values, or more open brackets at once, than JSON within bounds can have. */
function isBeyond(text: string, { maxNodes, maxDepth }: JsonBounds): boolean {
  if (text.length < SHORT_TEXT) return false
  let [commas, depth] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfText(text, at)
    else if (code === 0x2c) commas += 1
    else if (code === 0x5b || code === 0x7b) depth += 1
    else if (code === 0x5d || code === 0x7d) depth -= 1
    if (commas >= maxNodes || depth > maxDepth) return true
  }
  return false
}

/** Where a text that opens at a place closes again; the end of everything where it does not. */
function endOfText(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1)
  return close < 0 ? text.length : close
}

/** How many texts of valid JSON are followed by a colon, which only names are. */
function namesInText(text: string): number {
  let names = 0
  for (let open = text.indexOf('"'); open >= 0; ) {
    const close = endOfText(text, open)
    if (close === text.length) return names
    let after = close + 1
    while (isSpace(text.charCodeAt(after))) after += 1
    if (text.charCodeAt(after) === 0x3a) names += 1
    open = text.indexOf('"', after)
  }
  return names
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
  return slashes % 2 === 1
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
