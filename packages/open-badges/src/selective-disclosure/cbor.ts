/** What a proof value may hold: numbers, bytes, text, and lists and maps of them. */
export type CborValue = number | string | Uint8Array | CborValue[] | Map<CborValue, CborValue>

const MAX_DEPTH = 4

/**
 * Reads one CBOR item that fills all bytes (RFC 8949 §3): unsigned integers, byte and text strings, arrays and maps of
 * definite length, which is all that proof values are made of. `undefined` for everything else. Never throws.
 */
export function decodeCbor(bytes: Uint8Array): CborValue | undefined {
  const reader = new CborReader(bytes)
  const value = reader.item(0)
  return reader.isAtEnd() ? value : undefined
}

class CborReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  item(depth: number): CborValue | undefined {
    const first = this.bytes[this.at++]
    if (first === undefined || depth > MAX_DEPTH) return undefined
    const argument = this.argument(first & 31)
    if (argument === undefined) return undefined
    if (first >> 5 === 0) return argument
    if (first >> 5 === 2) return this.take(argument)
    if (first >> 5 === 3) return textOf(this.take(argument))
    if (first >> 5 === 4) return this.items(argument, depth + 1)
    if (first >> 5 !== 5) return undefined
    const flat = this.items(argument * 2, depth + 1)
    return flat && new Map(Array.from({ length: argument }, (_, at) => [flat[at * 2] ?? 0, flat[at * 2 + 1] ?? 0]))
  }

  /** The number in or after a first byte (§3): up to four bytes, as no proof is larger. */
  private argument(info: number): number | undefined {
    if (info < 24) return info
    if (info > 26) return undefined
    const taken = this.take(1 << (info - 24))
    return taken?.reduce((sum, byte) => sum * 256 + byte, 0)
  }

  private take(length: number): Uint8Array | undefined {
    if (length > this.bytes.length - this.at) return undefined
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  private items(count: number, depth: number): CborValue[] | undefined {
    // Each item takes a byte at least: a count beyond that is a lie, and is not made room for.
    if (count > this.bytes.length - this.at) return undefined
    const items: CborValue[] = []
    for (let read = 0; read < count; read++) {
      const item = this.item(depth)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
