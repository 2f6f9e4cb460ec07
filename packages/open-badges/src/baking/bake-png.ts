import { inflateSync } from 'node:zlib'
import { BakingFault, MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES, type UnbakeOutcome } from './baking-refusal.ts'
import { type PngChunk, pngChunk, readPngChunks, writePng } from './png-chunks.ts'

const KEYWORD = 'openbadgecredential'
const KEYWORD_2 = 'openbadges'

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

/** Takes the credential out of a baked PNG; also reads Open Badges 2.0 (`openbadges`, iTXt, tEXt or zTXt). Never throws. */
export function unbakePng(png: Uint8Array): UnbakeOutcome {
  if (png.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'picture-too-large' }
  const chunks = readPngChunks(png)
  if (!chunks) return { ok: false, refusal: 'not-a-png' }
  for (const keyword of [KEYWORD, KEYWORD_2]) {
    const chunk = chunks.find((candidate) => keywordOf(candidate) === keyword)
    if (!chunk) continue
    const credential = textOf(chunk)
    if (credential === undefined) return { ok: false, refusal: 'baked-text-unreadable' }
    return { ok: true, credential, generation: keyword === KEYWORD ? 'open-badges-3' : 'open-badges-2' }
  }
  return { ok: false, refusal: 'no-badge-in-picture' }
}

function isBadgeChunk(chunk: PngChunk): boolean {
  const keyword = keywordOf(chunk)
  return keyword === KEYWORD || keyword === KEYWORD_2
}

function keywordOf({ type, data }: PngChunk): string | undefined {
  if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') return undefined
  const end = data.subarray(0, 80).indexOf(0)
  return end > 0 ? Buffer.from(data.subarray(0, end)).toString('latin1') : undefined
}

function textOf({ type, data }: PngChunk): string | undefined {
  const start = data.indexOf(0) + 1
  if (type === 'tEXt') return Buffer.from(data.subarray(start)).toString('latin1')
  if (type === 'zTXt') return decoded(data.subarray(start + 1), { isCompressed: true, encoding: 'latin1' })
  const language = data.indexOf(0, start + 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return undefined
  return decoded(data.subarray(translated + 1), { isCompressed: data[start] === 1, encoding: 'utf-8' })
}

function decoded(
  text: Uint8Array,
  { isCompressed, encoding }: { isCompressed: boolean; encoding: 'utf-8' | 'latin1' },
): string | undefined {
  try {
    const bytes = isCompressed ? inflateSync(text, { maxOutputLength: MAX_BAKED_CHARACTERS }) : text
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
