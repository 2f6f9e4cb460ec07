import { decodeBase58btc, encodeBase58btc } from './base58btc.ts'

/** The kinds of public key that a Multikey can carry here (Controlled Identifiers 1.0 §2.2.2). */
export type MultikeyKind = 'Ed25519' | 'P-256' | 'P-384'

/** A decoded Multikey: raw bytes; public points of the NIST curves are compressed. */
export type Multikey = { kind: MultikeyKind; bytes: Uint8Array }

type Form = { kind: MultikeyKind; header: readonly [number, number]; length: number }

const PUBLIC_FORMS: readonly Form[] = [
  { kind: 'Ed25519', header: [0xed, 0x01], length: 32 },
  { kind: 'P-256', header: [0x80, 0x24], length: 33 },
  { kind: 'P-384', header: [0x81, 0x24], length: 49 },
]

const SECRET_FORMS: readonly Form[] = [
  { kind: 'Ed25519', header: [0x80, 0x26], length: 32 },
  { kind: 'P-256', header: [0x86, 0x26], length: 32 },
  { kind: 'P-384', header: [0x87, 0x26], length: 48 },
]

/** Writes a public key as a Multikey: `z6Mk…`, `zDna…`, `z82L…`. */
export function encodePublicMultikey({ kind, bytes }: Multikey): string {
  return encodeWith(PUBLIC_FORMS, kind, bytes)
}

/** Writes a secret key (a seed, or the scalar of a NIST curve) as a Multikey. */
export function encodeSecretMultikey({ kind, bytes }: Multikey): string {
  return encodeWith(SECRET_FORMS, kind, bytes)
}

/** Reads a public Multikey; `undefined` where the text is not one of the kinds above. Only base58btc is one (§2.2.2). */
export function decodePublicMultikey(multibase: string): Multikey | undefined {
  const decoded = multibase.startsWith('z') ? decodeMultibase(multibase) : undefined
  const form = decoded && formOf(PUBLIC_FORMS, decoded)
  return form && decoded.length === form.length + 2 ? { kind: form.kind, bytes: decoded.subarray(2) } : undefined
}

/** Reads a secret Multikey. Some libraries append the public key of Ed25519: those 32 bytes are ignored. */
export function decodeSecretMultikey(multibase: string): Multikey | undefined {
  const decoded = decodeMultibase(multibase)
  const form = decoded && formOf(SECRET_FORMS, decoded)
  if (!form) return undefined
  const isWithPublicKey = form.kind === 'Ed25519' && decoded.length === 66
  if (decoded.length !== form.length + 2 && !isWithPublicKey) return undefined
  return { kind: form.kind, bytes: decoded.subarray(2, 2 + form.length) }
}

function formOf(forms: readonly Form[], decoded: Uint8Array): Form | undefined {
  return forms.find(({ header }) => decoded[0] === header[0] && decoded[1] === header[1])
}

function encodeWith(forms: readonly Form[], kind: MultikeyKind, bytes: Uint8Array): string {
  const header = forms.find((form) => form.kind === kind)?.header ?? []
  return encodeMultibase(Uint8Array.from([...header, ...bytes]))
}

/** Decodes multibase text: base58btc (`z`) or base64url without padding (`u`). */
export function decodeMultibase(text: string): Uint8Array | undefined {
  if (text.startsWith('z')) return decodeBase58btc(text.slice(1))
  if (text.startsWith('u')) return decodeBase64url(text.slice(1))
  return undefined
}

/** Writes bytes as multibase text in base58btc. */
export function encodeMultibase(bytes: Uint8Array): string {
  return `z${encodeBase58btc(bytes)}`
}

/** Decodes base64url without padding; `undefined` where any character is outside the alphabet. */
export function decodeBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
