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

/** Encodes bytes as base58btc, without the multibase letter (Controlled Identifiers 1.0 §2.4). */
export function encodeBase58btc(bytes: Uint8Array): string {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1
  const words: number[] = []
  for (let end = bytes.length; end > 0; end -= 2) words.push((bytes[end - 1] ?? 0) + (bytes[end - 2] ?? 0) * 256)
  const fives = rewritten(words, intoFives)
  let text = ''
  for (let at = fives.length - 1; at >= 0; at--) text += fiveDigits(fives[at] ?? 0)
  let start = 0
  while (text.charCodeAt(start) === 0x31) start += 1
  return '1'.repeat(zeros) + text.slice(start)
}

/** Decodes base58btc; `undefined` where the text is not base58btc or is longer than any key or signature. */
export function decodeBase58btc(text: string): Uint8Array | undefined {
  if (text.length > MAX_LENGTH) return undefined
  let zeros = 0
  while (zeros < text.length && text[zeros] === '1') zeros += 1
  const fives: number[] = []
  for (let end = text.length; end > zeros; end -= DIGITS_AT_ONCE) {
    let five = 0
    for (let at = Math.max(zeros, end - DIGITS_AT_ONCE); at < end; at++) {
      const value = VALUES[text.charCodeAt(at)]
      if (value === undefined) return undefined
      five = five * 58 + value
    }
    fives.push(five)
  }
  return bytesOf(rewritten(fives, intoWords), zeros)
}

/** How numbers go from one base into another: what each place of the first is in places of the second, least first. */
type Conversion = { from: number; into: number; places: number[][] }
const intoFives: Conversion = { from: TWO, into: FIVE, places: [[1]] }
const intoWords: Conversion = { from: FIVE, into: TWO, places: [[1]] }

/** So many products can be summed up before the carries must be taken out. */
const SUMS = 128

/** A number in places of another base, the least first and none of the greatest empty. */
function rewritten(given: readonly number[], conversion: Conversion): number[] {
  const { into } = conversion
  const sums: number[] = []
  for (let place = 0; place < given.length; place++) {
    const parts = placeOf(conversion, place)
    const factor = given[place] ?? 0
    while (sums.length < parts.length) sums.push(0)
    for (let at = 0; at < parts.length; at++) sums[at] = (sums[at] ?? 0) + factor * (parts[at] ?? 0)
    if (place % SUMS === SUMS - 1) carry(sums, into)
  }
  carry(sums, into)
  while (sums.length > 0 && sums.at(-1) === 0) sums.pop()
  return sums
}

function placeOf({ places, from, into }: Conversion, place: number): readonly number[] {
  while (places.length <= place) {
    const next = (places.at(-1) ?? []).map((part) => part * from)
    carry(next, into)
    places.push(next)
  }
  return places[place] ?? []
}

function carry(sums: number[], base: number): void {
  let over = 0
  for (let at = 0; at < sums.length || over > 0; at++) {
    const sum = (sums[at] ?? 0) + over
    over = Math.floor(sum / base)
    sums[at] = sum - over * base
  }
}

const PAIRS = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => first + second))

function fiveDigits(five: number): string {
  const [first, rest] = [Math.floor(five / 58 ** 3), five % 58 ** 3]
  return `${PAIRS[first]}${PAIRS[Math.floor(rest / 58)]}${ALPHABET[rest % 58]}`
}

/** Bytes of words, the least first, after so many zeros. */
function bytesOf(words: readonly number[], zeros: number): Uint8Array {
  const highest = words.at(-1) ?? 0
  const length = words.length * 2 - (words.length > 0 && highest < 256 ? 1 : 0)
  const whole = new Uint8Array(zeros + length)
  for (let at = 0; at < length; at++) {
    const word = words[at >> 1] ?? 0
    whole[whole.length - 1 - at] = at % 2 === 0 ? word & 255 : word >> 8
  }
  return whole
}
