const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** The value of each digit, by its character code. */
const VALUES: (number | undefined)[] = []
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** Longest text that is decoded: the work grows with the square of the length, and no key or signature is longer. */
const MAX_LENGTH = 256

/** Digits of base 58 are taken five at a time, bytes two at a time: a product of both, summed up, is exact in a number. */
const DIGITS_AT_ONCE = 5
const FIVE = 58 ** DIGITS_AT_ONCE
const TWO = 2 ** 16
/** Bytes that fit into so many digits, and places of either base that they take at the most. */
const MAX_BYTES = 187
const MAX_PLACES = 96

/** The digits of a text are gathered here, as character codes. Who only decodes, as browsers do, need not carry them. */
const codes = /* @__PURE__ */ new Uint8Array(512)
const CODES = /* @__PURE__ */ Uint8Array.from(ALPHABET, (digit) => digit.charCodeAt(0))
const ascii = /* @__PURE__ */ new TextDecoder()

/**
 * Encodes bytes as base58btc, without the multibase letter (Controlled Identifiers 1.0 §2.4). Nothing longer than
 * a key or a signature is written so.
 * @throws RangeError where there are more bytes than {@link decodeBase58btc} would read
 */
export function encodeBase58btc(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw new RangeError('too long')
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1
  let count = 0
  for (let end = bytes.length; end > 0; end -= 2) {
    given[count++] = (bytes[end - 1] ?? 0) + (end > 1 ? (bytes[end - 2] ?? 0) * 256 : 0)
  }
  const places = rewrite(count, intoFives)
  let end = 0
  for (let at = places - 1; at >= 0; at--) end = writeDigits(sums[at] ?? 0, end)
  let start = 0
  while (start < end && codes[start] === 0x31) start += 1
  return '1'.repeat(zeros) + ascii.decode(codes.subarray(start, end))
}

/** Decodes base58btc; `undefined` where the text is not base58btc or is longer than any key or signature. */
export function decodeBase58btc(text: string): Uint8Array | undefined {
  if (text.length > MAX_LENGTH) return undefined
  let zeros = 0
  while (zeros < text.length && text.charCodeAt(zeros) === 0x31) zeros += 1
  let count = 0
  for (let end = text.length; end > zeros; end -= DIGITS_AT_ONCE) {
    let five = 0
    for (let at = Math.max(zeros, end - DIGITS_AT_ONCE); at < end; at++) {
      const value = VALUES[text.charCodeAt(at)]
      if (value === undefined) return undefined
      five = five * 58 + value
    }
    given[count++] = five
  }
  return bytesOf(rewrite(count, intoWords), zeros)
}

/** The places of the number that is rewritten, and of what it becomes; the least first. Used again each time. */
const given = new Float64Array(MAX_PLACES)
const sums = new Float64Array(MAX_PLACES)

/** How numbers go from one base into another: what each place of the first is in places of the second. */
type Conversion = { into: number; parts: Float64Array; lengths: Uint8Array }
const intoFives = /* @__PURE__ */ conversion(TWO, FIVE)
const intoWords = conversion(FIVE, TWO)

function conversion(from: number, into: number): Conversion {
  const parts = new Float64Array(MAX_PLACES * MAX_PLACES)
  const lengths = new Uint8Array(MAX_PLACES)
  let power = 1n
  for (let place = 0; place < MAX_PLACES; place++) {
    let length = 0
    for (let rest = power; rest > 0n && length < MAX_PLACES; rest /= BigInt(into)) {
      parts[place * MAX_PLACES + length++] = Number(rest % BigInt(into))
    }
    lengths[place] = length
    power *= BigInt(from)
  }
  return { into, parts, lengths }
}

/** Writes what is given into the other base, and says in how many places: none of the greatest is empty. */
function rewrite(count: number, { into, parts, lengths }: Conversion): number {
  // Every part is below its base, so that a sum of so few products stays exact.
  const most = Math.min(MAX_PLACES, (count > 0 ? (lengths[count - 1] ?? 0) : 0) + 2)
  for (let at = 0; at < most; at++) sums[at] = 0
  for (let place = 0; place < count; place++) {
    const factor = given[place] ?? 0
    const length = lengths[place] ?? 0
    const row = place * MAX_PLACES
    for (let at = 0; at < length; at++) sums[at] = (sums[at] ?? 0) + factor * (parts[row + at] ?? 0)
  }
  let over = 0
  for (let at = 0; at < most; at++) {
    const sum = (sums[at] ?? 0) + over
    over = Math.floor(sum / into)
    sums[at] = sum - over * into
  }
  let places = most
  while (places > 0 && sums[places - 1] === 0) places -= 1
  return places
}

/** Writes five digits at a place, and says where they end. */
function writeDigits(five: number, at: number): number {
  let rest = five | 0
  for (let digit = DIGITS_AT_ONCE - 1; digit >= 0; digit--) {
    const less = (rest / 58) | 0
    codes[at + digit] = CODES[rest - less * 58] ?? 0
    rest = less
  }
  return at + DIGITS_AT_ONCE
}

/** The bytes of what was rewritten, after so many zeros. */
function bytesOf(words: number, zeros: number): Uint8Array {
  const highest = words > 0 ? (sums[words - 1] ?? 0) : 0
  const length = words * 2 - (words > 0 && highest < 256 ? 1 : 0)
  const whole = new Uint8Array(zeros + length)
  for (let at = 0; at < length; at++) {
    const word = sums[at >> 1] ?? 0
    whole[whole.length - 1 - at] = at % 2 === 0 ? word & 255 : word >> 8
  }
  return whole
}
