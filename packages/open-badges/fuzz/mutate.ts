/** Numbers from 0 to 1 that a seed decides (mulberry32), so that a run can be had again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Pieces that parsers trip over. */
const PIECES = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '.',
  '<',
  '>',
  '<![CDATA[',
  ']]>',
  '\0',
  '\u2028',
  '=',
  'null',
  '1e999',
  '-0',
  '@context',
  '__proto__',
  'proof',
  'ey',
  '\ufeff',
  '\ud800',
]

/** A few variants of an input: bytes flipped, cut, doubled, moved, and pieces put in. */
export function* mutationsOf(input: Uint8Array, random: () => number): Generator<Uint8Array> {
  for (let variant = 0; variant < 8; variant++) {
    let bytes = Uint8Array.from(input)
    const steps = 1 + Math.floor(random() * 4)
    for (let step = 0; step < steps; step++) bytes = mutated(bytes, random)
    yield bytes
  }
}

function mutated(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const at = Math.floor(random() * (bytes.length + 1))
  const other = Math.floor(random() * (bytes.length + 1))
  const [from, to] = at < other ? [at, other] : [other, at]
  const short = Math.min(to, from + 64)
  switch (Math.floor(random() * 6)) {
    case 0:
      if (at < bytes.length) bytes[at] = Math.floor(random() * 256)
      return bytes
    case 1:
      return joined(bytes.subarray(0, from), bytes.subarray(short))
    case 2:
      return joined(bytes.subarray(0, short), bytes.subarray(from))
    case 3:
      return joined(
        bytes.subarray(0, at),
        Buffer.from(PIECES[Math.floor(random() * PIECES.length)] ?? ''),
        bytes.subarray(at),
      )
    case 4:
      return Uint8Array.from(bytes.subarray(0, at))
    default:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return bytes
  }
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts))
}
