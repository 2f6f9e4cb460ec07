/** Base lengths and distances of DEFLATE's symbols, and how many more bits each reads (RFC 1951 §3.2.5). */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** A Huffman code: how many codes have each length, and the symbols in the order of their codes. */
type Huffman = { counts: number[]; symbols: number[] }

/** Expands raw DEFLATE data (RFC 1951); throws where it is broken or grows beyond `maxBytes`. For where no zlib is. */
export function inflateRaw(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const stream = new Inflation(bytes, maxBytes)
  while (!stream.block());
  return stream.result()
}

class Inflation {
  private readonly bytes: Uint8Array
  private readonly maxBytes: number
  private at = 0
  private bitBuffer = 0
  private bitCount = 0
  private out = new Uint8Array(4096)
  private length = 0

  constructor(bytes: Uint8Array, maxBytes: number) {
    this.bytes = bytes
    this.maxBytes = maxBytes
  }

  /** Reads one block; `true` after the last. */
  block(): boolean {
    const isLast = this.bits(1) === 1
    const kind = this.bits(2)
    if (kind === 0) this.stored()
    else if (kind === 1) this.codes(FIXED.lengths, FIXED.distances)
    else if (kind === 2) this.dynamic()
    else throw new Error('no such block')
    return isLast
  }

  result(): Uint8Array {
    return this.out.subarray(0, this.length)
  }

  private bits(count: number): number {
    while (this.bitCount < count) {
      this.bitBuffer |= this.byte() << this.bitCount
      this.bitCount += 8
    }
    const value = this.bitBuffer & ((1 << count) - 1)
    this.bitBuffer >>>= count
    this.bitCount -= count
    return value
  }

  private byte(): number {
    const byte = this.bytes[this.at++]
    if (byte === undefined) throw new Error('cut short')
    return byte
  }

  private write(byte: number): void {
    if (this.length >= this.maxBytes) throw new Error('too large')
    if (this.length === this.out.length) {
      const larger = new Uint8Array(this.out.length * 2)
      larger.set(this.out)
      this.out = larger
    }
    this.out[this.length++] = byte
  }

  private stored(): void {
    this.bitBuffer = 0
    this.bitCount = 0
    const length = this.byte() | (this.byte() << 8)
    if (length !== (~(this.byte() | (this.byte() << 8)) & 0xffff)) throw new Error('wrong length')
    for (let i = 0; i < length; i++) this.write(this.byte())
  }

  private symbol({ counts, symbols }: Huffman): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= 15; length++) {
      code |= this.bits(1)
      const count = counts[length] ?? 0
      if (code - count < first) return symbols[index + (code - first)] ?? -1
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new Error('no such code')
  }

  private codes(lengths: Huffman, distances: Huffman): void {
    for (let symbol = this.symbol(lengths); symbol !== 256; symbol = this.symbol(lengths)) {
      if (symbol < 256) this.write(symbol)
      else this.copy(symbol - 257, distances)
    }
  }

  private copy(lengthSymbol: number, distances: Huffman): void {
    const length = (LENGTHS[lengthSymbol] ?? Number.NaN) + this.bits(LENGTH_BITS[lengthSymbol] ?? 0)
    const symbol = this.symbol(distances)
    const distance = (DISTANCES[symbol] ?? Number.NaN) + this.bits(DISTANCE_BITS[symbol] ?? 0)
    if (!(distance <= this.length) || !(length > 0)) throw new Error('too far back')
    for (let i = 0; i < length; i++) this.write(this.out[this.length - distance] ?? 0)
  }

  private dynamic(): void {
    const lengthCount = this.bits(5) + 257
    const distanceCount = this.bits(5) + 1
    const codeCount = this.bits(4) + 4
    const order: number[] = new Array(19).fill(0)
    for (let i = 0; i < codeCount; i++) order[CODE_LENGTH_ORDER[i] ?? 0] = this.bits(3)
    const code = huffman(order)
    const lengths: number[] = []
    while (lengths.length < lengthCount + distanceCount) this.codeLength(this.symbol(code), lengths)
    this.codes(huffman(lengths.slice(0, lengthCount)), huffman(lengths.slice(lengthCount)))
  }

  private codeLength(symbol: number, lengths: number[]): void {
    if (symbol < 16) {
      lengths.push(symbol)
      return
    }
    const value = symbol === 16 ? lengths.at(-1) : 0
    if (value === undefined) throw new Error('nothing to repeat')
    const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7)
    for (let i = 0; i < times; i++) lengths.push(value)
  }
}

function huffman(lengths: readonly number[]): Huffman {
  const counts: number[] = new Array(16).fill(0)
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1
  const offsets: number[] = [0, 0]
  for (let length = 1; length < 15; length++) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0)
  const symbols: number[] = []
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue
    const at = offsets[length] ?? 0
    symbols[at] = symbol
    offsets[length] = at + 1
  }
  return { counts, symbols }
}

const FIXED = {
  lengths: huffman([...fill(144, 8), ...fill(112, 9), ...fill(24, 7), ...fill(8, 8)]),
  distances: huffman(fill(30, 5)),
}

function fill(count: number, length: number): number[] {
  return new Array(count).fill(length)
}
