import { decodeMultibase, encodeBase64url } from '../keys/multikey.ts'
import { type CborValue, decodeCbor } from './cbor.ts'

/** What both kinds of proof hold: the issuer's signature, the key made for this proof alone, and its signature of each statement. */
type Signed = { baseSignature: Uint8Array; publicKey: Uint8Array; signatures: Uint8Array[] }

/** The issuer's own proof, from which the holder derives others (Data Integrity ECDSA Cryptosuites 1.0 §3.5.2). */
export type BaseProof = Signed & { kind: 'base'; hmacKey: Uint8Array; mandatoryPointers: string[] }

/** A proof of what a holder discloses (§3.5.7): new labels by canonical ones, and which statements the issuer made mandatory. */
export type DerivedProof = Signed & { kind: 'derived'; labels: Map<string, string>; mandatoryIndexes: Set<number> }

/** More signatures than a badge has statements are not checked. */
const MAX_SIGNATURES = 2_000
/** Longer proofs are not read. */
const MAX_CHARACTERS = 400_000

/** Reads the value of a proof by `ecdsa-sd-2023`; `undefined` where it is malformed. */
export function readSelectiveProof(proofValue: string): BaseProof | DerivedProof | undefined {
  if (!proofValue.startsWith('u') || proofValue.length > MAX_CHARACTERS) return undefined
  const bytes = decodeMultibase(proofValue)
  if (bytes?.[0] !== 0xd9 || bytes[1] !== 0x5d) return undefined
  const parts = decodeCbor(bytes.subarray(3))
  if (!Array.isArray(parts) || parts.length !== 5) return undefined
  const [baseSignature, publicKey, third, fourth, fifth] = parts
  if (!isBytes(baseSignature, 64) || !isBytes(publicKey, 35)) return undefined
  if (bytes[2] === 0) return baseProof({ baseSignature, publicKey }, [third, fourth, fifth])
  return bytes[2] === 1 ? derivedProof({ baseSignature, publicKey }, [third, fourth, fifth]) : undefined
}

type Rest = [CborValue | undefined, CborValue | undefined, CborValue | undefined]

function baseProof(signed: Omit<Signed, 'signatures'>, [hmacKey, given, pointers]: Rest): BaseProof | undefined {
  const signatures = signaturesIn(given)
  if (!signatures || !isBytes(hmacKey, 32) || !Array.isArray(pointers)) return undefined
  const mandatoryPointers = pointers.filter((pointer) => typeof pointer === 'string')
  if (mandatoryPointers.length !== pointers.length) return undefined
  return { kind: 'base', ...signed, signatures, hmacKey, mandatoryPointers }
}

function derivedProof(signed: Omit<Signed, 'signatures'>, [given, map, indexes]: Rest): DerivedProof | undefined {
  const signatures = signaturesIn(given)
  if (!signatures || !(map instanceof Map) || !Array.isArray(indexes)) return undefined
  const labels = new Map<string, string>()
  for (const [number, bytes] of map) {
    if (typeof number !== 'number' || !isBytes(bytes, 32)) return undefined
    labels.set(`c14n${number}`, `u${encodeBase64url(bytes)}`)
  }
  const mandatoryIndexes = new Set(indexes.filter((index) => typeof index === 'number'))
  return mandatoryIndexes.size === indexes.length
    ? { kind: 'derived', ...signed, signatures, labels, mandatoryIndexes }
    : undefined
}

function signaturesIn(given: CborValue | undefined): Uint8Array[] | undefined {
  if (!Array.isArray(given) || given.length > MAX_SIGNATURES) return undefined
  const signatures = given.filter((signature) => isBytes(signature, 64))
  return signatures.length === given.length ? signatures : undefined
}

function isBytes(value: CborValue | undefined, length: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === length
}
