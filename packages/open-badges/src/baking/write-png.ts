import { crc32 } from 'node:zlib'
import { PNG_SIGNATURE, type PngChunk } from './png-chunks.ts'

/** Puts chunks together into a PNG. */
export function writePng(chunks: Pick<PngChunk, 'bytes'>[]): Uint8Array {
  return new Uint8Array(Buffer.concat([PNG_SIGNATURE, ...chunks.map(({ bytes }) => bytes)]))
}

/** Makes a chunk with its length and checksum. */
export function pngChunk(type: string, data: Uint8Array): PngChunk {
  const bytes = Buffer.alloc(data.length + 12)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return { type, data, bytes }
}
