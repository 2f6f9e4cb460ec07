/** The y-coordinates of all points of small order, canonical or not, little-endian, as hexadecimal. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])
/** The first bytes of those, so that nearly all other points need no more than one look. */
const FIRST_BYTES = new Set([...SMALL_ORDER].map((point) => Number.parseInt(point.slice(0, 2), 16)))

/**
 * Whether 32 bytes may be a public key, or the R of a signature, of Ed25519: they are the canonical encoding of their
 * y-coordinate (RFC 8032 §5.1.3, below 2^255 - 19), and not of a point of small order, with which one signature may fit many
 * messages. Libraries differ in what they refuse by themselves; this is refused before they are asked. Whether the bytes lie on
 * the curve at all is left to them.
 */
export function isStrictPoint(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0
  const last = (bytes[31] ?? 0) & 0x7f
  if (last === 0x7f && first >= 0xed && bytes.subarray(1, 31).every((byte) => byte === 0xff)) return false
  if (!FIRST_BYTES.has(first)) return true
  let point = ''
  for (let at = 0; at < 32; at++) point += (at === 31 ? last : (bytes[at] ?? 0)).toString(16).padStart(2, '0')
  return !SMALL_ORDER.has(point)
}
