import { inflate } from '#platform'
import { MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES, type UnbakeOutcome } from './baking-refusal.ts'

/** Attachments that are looked into, and how much may stand between what a stream says of itself and its bytes. */
const MAX_ATTACHMENTS = 16
const MAX_DICTIONARY = 4096

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
  for (let at = text.indexOf('/EmbeddedFile'); at >= 0; at = text.indexOf('/EmbeddedFile', at + 1)) {
    // `/EmbeddedFiles` only lists them.
    if (/[\w.-]/.test(text[at + '/EmbeddedFile'.length] ?? '')) continue
    looked += 1
    if (looked > MAX_ATTACHMENTS) break
    const credential = attachedText(pdf, text, at)
    if (credential === undefined || !/^(\{|[\w-]+\.)/.test(credential)) continue
    return { ok: true, credential, generation: 'open-badges-3' }
  }
  return { ok: false, refusal: 'no-badge-in-document' }
}

/** The text of an attached file, in whose description a place lies; `undefined` where it is packed in a way unknown here. */
function attachedText(pdf: Uint8Array, text: string, at: number): string | undefined {
  const start = text.lastIndexOf(' obj', at)
  const stream = /\bstream\r?\n/.exec(text.slice(at, at + MAX_DICTIONARY))
  if (start < 0 || at - start > MAX_DICTIONARY || !stream) return undefined
  const dictionary = text.slice(start, at + stream.index)
  const from = at + stream.index + stream[0].length
  const length = /\/Length (\d+)(?! \d+ R)\b/.exec(dictionary)?.[1]
  const end = length === undefined ? text.indexOf('endstream', from) : from + Number(length)
  if (end < from || end > pdf.length) return undefined
  return unpacked(pdf.subarray(from, end), dictionary)
}

function unpacked(bytes: Uint8Array, dictionary: string): string | undefined {
  const isDeflated = /\/Filter \[? ?\/FlateDecode/.test(dictionary)
  if (!isDeflated && dictionary.includes('/Filter')) return undefined
  try {
    const plain = isDeflated ? inflate(bytes, MAX_BAKED_CHARACTERS) : bytes
    return new TextDecoder('utf-8', { fatal: true }).decode(plain).trim()
  } catch {
    return undefined
  }
}
