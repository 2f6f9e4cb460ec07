import { inflate } from '#platform'
import { MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES, type UnbakeOutcome } from './baking-refusal.ts'
import { isWhole, type PngChunk, readPngChunks } from './png-chunks.ts'

/** The chunk of Open Badges 3.0 (§5.3.1). */
export const KEYWORD = 'openbadgecredential'
/** The chunk of Open Badges 2.0. */
export const KEYWORD_2 = 'openbadges'

/** Takes the credential out of a baked PNG; also reads Open Badges 2.0 (`openbadges`, iTXt, tEXt or zTXt). Never throws. */
export function unbakePng(png: Uint8Array): UnbakeOutcome {
  if (png.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'picture-too-large' }
  const chunks = readPngChunks(png)
  if (!chunks) return { ok: false, refusal: 'not-a-png' }
  for (const keyword of [KEYWORD, KEYWORD_2]) {
    const chunk = chunks.find((candidate) => keywordOf(candidate) === keyword)
    if (!chunk) continue
    const credential = textOf(chunk)
    if (credential === undefined || !isWhole(chunk)) return { ok: false, refusal: 'baked-text-unreadable' }
    return { ok: true, credential, generation: keyword === KEYWORD ? 'open-badges-3' : 'open-badges-2' }
  }
  return { ok: false, refusal: 'no-badge-in-picture' }
}

/** The keyword of a chunk of text. */
export function keywordOf({ type, data }: PngChunk): string | undefined {
  if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') return undefined
  const end = data.subarray(0, 80).indexOf(0)
  return end > 0 ? String.fromCharCode(...data.subarray(0, end)) : undefined
}

function textOf({ type, data }: PngChunk): string | undefined {
  const start = data.indexOf(0) + 1
  if (type === 'tEXt') return decoded(data.subarray(start), { isCompressed: false, encoding: 'latin1' })
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
    const bytes = isCompressed ? inflate(text, MAX_BAKED_CHARACTERS) : text
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
