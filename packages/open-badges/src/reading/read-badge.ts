import { unbakeSvg } from '../baking/bake-svg.ts'
import { type BakingRefusal, MAX_PICTURE_BYTES } from '../baking/baking-refusal.ts'
import { isPng } from '../baking/png-chunks.ts'
import { isPdf, unbakePdf } from '../baking/unbake-pdf.ts'
import { unbakePng } from '../baking/unbake-png.ts'
import { decodeJwt, presentationIn } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { type HolderProof, isSdJwt, isSdJwtType, readSdJwt, splitSdJwt } from '../sd-jwt/read-sd-jwt.ts'
import { BOUNDS, envelopedBadge } from './envelope.ts'
import { parseJson } from './parse-json.ts'
import { type Standard, standardOf } from './standard-of.ts'

/** How a badge arrived. */
export type Container = 'json' | 'jwt' | 'sd-jwt' | 'png' | 'svg' | 'pdf' | 'url'

/** Why no badge was read. */
export type ReadRefusal =
  | BakingRefusal
  | 'empty'
  | 'too-large'
  | 'too-deep'
  | 'not-text'
  | 'json-unreadable'
  | 'json-ambiguous'
  | 'jwt-unreadable'
  | 'disclosures-wrong'
  | 'envelope-wrong'
  | 'not-a-badge'

/** A badge as read, unverified. `jwt` is there where the proof is the JWT around it; `assertionUrl` where only an address was baked. */
export type ReadBadge = {
  ok: true
  container: Container
  standard: Standard
  document: JsonObject
  jwt?: string
  /** The key binding of an SD-JWT, where the holder presented one (RFC 9901 §4.3). */
  holderProof?: HolderProof
  assertionUrl?: string
}

/** A badge, or why the input is none. */
export type ReadOutcome = ReadBadge | { ok: false; container?: Container; refusal: ReadRefusal }

/** Larger texts are not badges. A badge may carry pictures as data URIs, so the bound is generous. */
const MAX_TEXT_CHARACTERS = 8 * 1024 * 1024

/**
 * Tells what an input is: JSON, a compact JWS, a baked PNG or SVG, a PDF that carries one; Open Badges 3.0, 2.0, or not a badge at all.
 * Reads only, verifies nothing. Never throws.
 */
export function readBadge(input: Uint8Array | string): ReadOutcome {
  if (typeof input === 'string') return readText(input)
  if (input.length === 0) return { ok: false, refusal: 'empty' }
  if (input.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'too-large' }
  if (isPng(input)) {
    const unbaked = unbakePng(input)
    return unbaked.ok ? within('png', unbaked.credential) : { ok: false, container: 'png', refusal: unbaked.refusal }
  }
  if (isPdf(input)) {
    const unbaked = unbakePdf(input)
    return unbaked.ok ? within('pdf', unbaked.credential) : { ok: false, container: 'pdf', refusal: unbaked.refusal }
  }
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(input))
  } catch {
    return { ok: false, refusal: 'not-text' }
  }
}

function readText(input: string): ReadOutcome {
  if (input.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'too-large' }
  const text = input.replace(/^\uFEFF/, '').trim()
  if (text === '') return { ok: false, refusal: 'empty' }
  if (!text.startsWith('<')) return readCredential(text)
  const unbaked = unbakeSvg(text)
  return unbaked.ok ? within('svg', unbaked.credential) : { ok: false, container: 'svg', refusal: unbaked.refusal }
}

function within(container: 'png' | 'svg' | 'pdf', credential: string): ReadOutcome {
  return { ...readCredential(credential.trim()), container }
}

function readCredential(text: string): ReadOutcome {
  if (text.length > MAX_TEXT_CHARACTERS) return { ok: false, refusal: 'too-large' }
  if (text.startsWith('{')) return readJson(text)
  if (/^https?:\/\/\S{1,2000}$/.test(text)) {
    return { ok: true, container: 'url', standard: 'open-badges-2', document: {}, assertionUrl: text }
  }
  return isSdJwt(text) ? readBadgeInSdJwt(text) : readJwt(text)
}

function readBadgeInSdJwt(text: string): ReadOutcome {
  const read = readSdJwt(text)
  if (!read) {
    // Parts that do not belong to what was signed are no accident of copying.
    const refusal = decodeJwt(splitSdJwt(text).jwt) ? 'disclosures-wrong' : 'jwt-unreadable'
    return { ok: false, container: 'sd-jwt', refusal }
  }
  const { credential: document, jwt, holderProof } = read
  if (!isWithinBounds(document, BOUNDS)) return { ok: false, container: 'sd-jwt', refusal: 'too-deep' }
  const standard = standardOf(document)
  if (!standard) return { ok: false, container: 'sd-jwt', refusal: 'not-a-badge' }
  return { ok: true, container: 'sd-jwt', standard, document, jwt, ...(holderProof ? { holderProof } : {}) }
}

function readJson(text: string): ReadOutcome {
  const parsed = parseJson(text, BOUNDS)
  if (!parsed.ok) return { ok: false, container: 'json', refusal: parsed.refusal }
  const document = parsed.value
  const enveloped = envelopedBadge(document)
  if (enveloped) return { ok: true, ...enveloped }
  if (isJsonObject(document) && asArray(document.type).includes('EnvelopedVerifiableCredential')) {
    return { ok: false, container: 'json', refusal: 'envelope-wrong' }
  }
  const standard = isJsonObject(document) ? standardOf(document) : undefined
  if (!standard || !isJsonObject(document)) return { ok: false, container: 'json', refusal: 'not-a-badge' }
  return { ok: true, container: 'json', standard, document }
}

function readJwt(jwt: string): ReadOutcome {
  const decoded = decodeJwt(jwt)
  if (decoded && isSdJwtType(decoded.header)) return readBadgeInSdJwt(`${jwt}~`)
  if (!decoded) return { ok: false, refusal: /^ey[\w=-]+\.[\w.=-]*$/.test(jwt) ? 'jwt-unreadable' : 'not-a-badge' }
  if (!isWithinBounds(decoded.claims, BOUNDS)) return { ok: false, container: 'jwt', refusal: 'too-deep' }
  const standard = standardOf(decoded.credential)
  if (standard) return { ok: true, container: 'jwt', standard, document: decoded.credential, jwt }
  const presentation = presentationIn(decoded.claims)
  if (standardOf(presentation) !== 'verifiable-presentation') {
    return { ok: false, container: 'jwt', refusal: 'not-a-badge' }
  }
  return { ok: true, container: 'jwt', standard: 'verifiable-presentation', document: presentation, jwt }
}
