const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))

/** Longest text that is decoded: the work grows with the square of the length, and no key or signature is longer. */
const MAX_LENGTH = 256

/** Encodes bytes as base58btc, without the multibase letter (Controlled Identifiers 1.0 §2.4). */
export function encodeBase58btc(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] ?? 0) * 256
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  const zeros = leading(bytes, 0)
  return (
    '1'.repeat(zeros) +
    digits
      .reverse()
      .map((digit) => ALPHABET[digit])
      .join('')
  )
}

/** Decodes base58btc; `undefined` where the text is not base58btc or is longer than any key or signature. */
export function decodeBase58btc(text: string): Uint8Array | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const bytes: number[] = []
  for (const character of text) {
    let carry = VALUES.get(character)
    if (carry === undefined) return undefined
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  const zeros = leading([...text], '1')
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}

function leading<T>(items: ArrayLike<T>, wanted: T): number {
  let count = 0
  while (count < items.length && items[count] === wanted) count += 1
  return count
}
