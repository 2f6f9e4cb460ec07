/** The bytes that every PNG begins with. */
export const PNG_SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG with more chunks than this is not a picture. */
const MAX_CHUNKS = 20_000

/** One chunk of a PNG; `bytes` is the whole chunk with length and checksum, `data` only what it carries. */
export type PngChunk = { type: string; data: Uint8Array; bytes: Uint8Array }

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** Splits a PNG into chunks up to IEND; `undefined` where it is cut short or not a PNG. What follows IEND is dropped. */
export function readPngChunks(png: Uint8Array): PngChunk[] | undefined {
  if (!isPng(png)) return undefined
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: PngChunk[] = []
  for (let offset = PNG_SIGNATURE.length; offset + 12 <= png.length && chunks.length < MAX_CHUNKS; ) {
    const length = view.getUint32(offset)
    const end = offset + 12 + length
    if (end > png.length) return undefined
    const type = String.fromCharCode(...png.subarray(offset + 4, offset + 8))
    chunks.push({ type, data: png.subarray(offset + 8, offset + 8 + length), bytes: png.subarray(offset, end) })
    if (type === 'IEND') return chunks[0]?.type === 'IHDR' ? chunks : undefined
    offset = end
  }
  return undefined
}

/** Whether a chunk's checksum is that of what it carries (PNG §5.4): CRC-32 over its type and data. */
export function isWhole({ bytes }: PngChunk): boolean {
  const checked = bytes.subarray(4, bytes.length - 4)
  let crc = -1
  for (const byte of checked) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(bytes.length - 4) === ~crc
}
