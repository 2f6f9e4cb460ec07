const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** The value of each digit, by its character code. */
const VALUES: (number | undefined)[] = []
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** Longest text that is decoded: the work grows with the square of the length, and no key or signature is longer. */
const MAX_LENGTH = 256

/** Five digits are carried at once: the product with 65,536 still fits a number exactly. */
const DIGITS_AT_ONCE = 5
const BASE = 58 ** DIGITS_AT_ONCE

/** Encodes bytes as base58btc, without the multibase letter (Controlled Identifiers 1.0 §2.4). */
export function encodeBase58btc(bytes: Uint8Array): string {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1
  const words = wordsOf(bytes)
  let text = ''
  for (let start = 0; start < words.length; ) {
    let rest = 0
    for (let i = start; i < words.length; i++) {
      const part = rest * 65536 + (words[i] ?? 0)
      words[i] = Math.floor(part / BASE)
      rest = part % BASE
    }
    text = fiveDigits(rest) + text
    while (start < words.length && words[start] === 0) start += 1
  }
  return '1'.repeat(zeros) + text.replace(/^1+/, '')
}

/** Decodes base58btc; `undefined` where the text is not base58btc or is longer than any key or signature. */
export function decodeBase58btc(text: string): Uint8Array | undefined {
  if (text.length > MAX_LENGTH) return undefined
  let zeros = 0
  while (zeros < text.length && text[zeros] === '1') zeros += 1
  const words: number[] = []
  for (let at = zeros; at < text.length; ) {
    const end = Math.min(at + DIGITS_AT_ONCE, text.length)
    let carry = 0
    let base = 1
    for (; at < end; at++) {
      const value = VALUES[text.charCodeAt(at)]
      if (value === undefined) return undefined
      carry = carry * 58 + value
      base *= 58
    }
    for (let i = 0; i < words.length; i++) {
      carry += (words[i] ?? 0) * base
      words[i] = carry & 0xffff
      carry = Math.floor(carry / 65536)
    }
    for (; carry > 0; carry = Math.floor(carry / 65536)) words.push(carry % 65536)
  }
  return bytesOf(words, zeros)
}

/** Two bytes to a word, the first word short where the bytes are odd in number. */
function wordsOf(bytes: Uint8Array): number[] {
  const words: number[] = []
  let i = bytes.length % 2
  if (i === 1) words.push(bytes[0] ?? 0)
  for (; i < bytes.length; i += 2) words.push((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0))
  return words
}

function fiveDigits(value: number): string {
  let text = ''
  for (let rest = value, i = 0; i < DIGITS_AT_ONCE; i++, rest = Math.floor(rest / 58)) text = ALPHABET[rest % 58] + text
  return text
}

function bytesOf(words: number[], zeros: number): Uint8Array {
  const highest = words.at(-1) ?? 0
  const length = words.length * 2 - (words.length > 0 && highest < 256 ? 1 : 0)
  const whole = new Uint8Array(zeros + length)
  for (let at = 0; at < length; at++) {
    const word = words[at >> 1] ?? 0
    whole[whole.length - 1 - at] = at % 2 === 0 ? word & 255 : word >> 8
  }
  return whole
}
