import { Inflate } from 'fflate'

/**
 * So much is read before the size of what came out is looked at. DEFLATE expands at most 1,032 times, so a bomb takes some 4 MB
 * before it is refused.
 */
const STEP_BYTES = 4096

/** Expands raw DEFLATE data (RFC 1951) where there is no zlib; throws where it is broken or grows beyond `maxBytes`. */
export function inflateRaw(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length === 0) throw new Error('no data')
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((chunk) => {
    length += chunk.length
    if (length > maxBytes) throw new Error('too large')
    chunks.push(chunk)
  })
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    stream.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
