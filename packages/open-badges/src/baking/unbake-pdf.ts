import { inflate } from '#platform'
import { MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES, type UnbakeOutcome } from './baking-refusal.ts'

/** Attachments that are looked into, and how much may stand between what a stream says of itself and its bytes. */
const MAX_ATTACHMENTS = 16
const MAX_DICTIONARY = 4096
/** How far from its end a PDF may say that it ends (ISO 32000-1, annex H, note 18). */
const MAX_TAIL = 1024

/** Whether bytes begin as a PDF does (ISO 32000-1 §7.5.2). */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
}

/**
 * Takes the credential out of a PDF that carries it as an attached file (ISO 32000-1 §7.11.4): the first one that is JSON or
 * a JWT. What is written on the pages is not read, and nothing vouches for it. Never throws.
 */
export function unbakePdf(pdf: Uint8Array): UnbakeOutcome {
  if (pdf.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'picture-too-large' }
  const text = new TextDecoder('latin1').decode(pdf)
  let looked = 0
  let isDamaged = !text.slice(-MAX_TAIL).includes('%%EOF')
  for (let at = text.indexOf('/EmbeddedFile'); at >= 0; at = text.indexOf('/EmbeddedFile', at + 1)) {
    // `/EmbeddedFiles` only lists them.
    if (/[\w.-]/.test(text[at + '/EmbeddedFile'.length] ?? '')) continue
    looked += 1
    if (looked > MAX_ATTACHMENTS) break
    const attached = attachedFile(pdf, text, at)
    if (attached === 'damaged') isDamaged = true
    const credential = typeof attached === 'object' ? textOf(attached) : undefined
    if (credential === undefined || !/^(\{|[\w-]+\.)/.test(credential)) continue
    return { ok: true, credential, generation: 'open-badges-3' }
  }
  return { ok: false, refusal: isDamaged ? 'document-damaged' : 'no-badge-in-document' }
}

/** The bytes of an attached file, in whose description a place lies; `undefined` where it is packed in a way unknown here. */
function attachedFile(pdf: Uint8Array, text: string, at: number): Uint8Array | 'damaged' | undefined {
  const start = text.lastIndexOf(' obj', at)
  const stream = /\bstream\r?\n/.exec(text.slice(at, at + MAX_DICTIONARY))
  if (start < 0 || at - start > MAX_DICTIONARY || !stream) return undefined
  const dictionary = text.slice(start, at + stream.index)
  const from = at + stream.index + stream[0].length
  const length = /\/Length (\d+)(?! \d+ R)\b/.exec(dictionary)?.[1]
  const end = length === undefined ? text.indexOf('endstream', from) : from + Number(length)
  if (end < from || end > pdf.length) return 'damaged'
  return unpacked(pdf.subarray(from, end), dictionary)
}

function unpacked(bytes: Uint8Array, dictionary: string): Uint8Array | 'damaged' | undefined {
  if (!dictionary.includes('/Filter')) return bytes
  if (!/\/Filter \[? ?\/FlateDecode/.test(dictionary)) return undefined
  try {
    return inflate(bytes, MAX_BAKED_CHARACTERS)
  } catch {
    return 'damaged'
  }
}

/** The text of an attached file; `undefined` where it is something else. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return undefined
  }
}
