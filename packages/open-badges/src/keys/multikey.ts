import { decodeBase58btc, encodeBase58btc } from './base58btc.ts'

/** The kinds of public key that a Multikey can carry here (Controlled Identifiers 1.0 §2.2.2). */
export type MultikeyKind = 'Ed25519' | 'P-256' | 'P-384'

/** A decoded public Multikey: raw bytes; points of the NIST curves are compressed. */
export type Multikey = { kind: MultikeyKind; bytes: Uint8Array }

const PUBLIC_HEADERS: { kind: MultikeyKind; header: [number, number]; length: number }[] = [
  { kind: 'Ed25519', header: [0xed, 0x01], length: 32 },
  { kind: 'P-256', header: [0x80, 0x24], length: 33 },
  { kind: 'P-384', header: [0x81, 0x24], length: 49 },
]

const ED25519_SECRET_HEADER: [number, number] = [0x80, 0x26]

/** Writes an Ed25519 public key as a Multikey, `z6Mk…`. */
export function encodeEd25519PublicKey(publicKey: Uint8Array): string {
  return `z${encodeBase58btc(Uint8Array.from([0xed, 0x01, ...publicKey]))}`
}

/** Writes an Ed25519 seed (32 bytes) as a secret Multikey, `z3u2…`. */
export function encodeEd25519SecretKey(seed: Uint8Array): string {
  return `z${encodeBase58btc(Uint8Array.from([...ED25519_SECRET_HEADER, ...seed]))}`
}

/** Reads a public Multikey; `undefined` where the text is not one of the kinds above. */
export function decodePublicMultikey(multibase: string): Multikey | undefined {
  const decoded = decodeMultibase(multibase)
  if (!decoded) return undefined
  const form = PUBLIC_HEADERS.find(({ header }) => decoded[0] === header[0] && decoded[1] === header[1])
  if (!form || decoded.length !== form.length + 2) return undefined
  return { kind: form.kind, bytes: decoded.subarray(2) }
}

/** Reads the seed of an Ed25519 secret Multikey. Some libraries append the public key: those 32 bytes are ignored. */
export function decodeEd25519SecretKey(multibase: string): Uint8Array | undefined {
  const decoded = decodeMultibase(multibase)
  if (!decoded || decoded[0] !== ED25519_SECRET_HEADER[0] || decoded[1] !== ED25519_SECRET_HEADER[1]) return undefined
  return decoded.length === 34 || decoded.length === 66 ? decoded.subarray(2, 34) : undefined
}

/** Decodes multibase text: base58btc (`z`) or base64url without padding (`u`). */
export function decodeMultibase(text: string): Uint8Array | undefined {
  if (text.startsWith('z')) return decodeBase58btc(text.slice(1))
  if (text.startsWith('u')) return decodeBase64url(text.slice(1))
  return undefined
}

/** Decodes base64url without padding; `undefined` where any character is outside the alphabet. */
export function decodeBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
