import { BakingFault, MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES } from './baking-refusal.ts'
import { type PngChunk, readPngChunks } from './png-chunks.ts'
import { KEYWORD, KEYWORD_2, keywordOf } from './unbake-png.ts'
import { pngChunk, writePng } from './write-png.ts'

/**
 * Puts a credential (JSON or compact JWS) into a PNG, as one uncompressed iTXt chunk (Open Badges 3.0 §5.3.1).
 * Baking again replaces what was there; an Open Badges 2.0 assertion is removed.
 * @throws {@link BakingFault} `not-a-png` or `picture-too-large`
 */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
  if (png.length > MAX_PICTURE_BYTES || credential.length > MAX_BAKED_CHARACTERS)
    throw new BakingFault('picture-too-large')
  const chunks = readPngChunks(png)
  if (!chunks) throw new BakingFault('not-a-png')
  const kept = chunks.filter((chunk) => !isBadgeChunk(chunk))
  const [header, ...rest] = kept
  if (!header) throw new BakingFault('not-a-png')
  // Keyword, then: not compressed, method 0, no language, no translated keyword (PNG 1.2 §4.2.3.3).
  const data = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), Buffer.from(credential, 'utf8')])
  return writePng([header, pngChunk('iTXt', data), ...rest])
}

function isBadgeChunk(chunk: PngChunk): boolean {
  const keyword = keywordOf(chunk)
  return keyword === KEYWORD || keyword === KEYWORD_2
}
