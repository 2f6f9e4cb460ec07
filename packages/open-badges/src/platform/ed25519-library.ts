/** Ed25519 as a library does it. Sizes are right when these are called: a seed and a public key have 32 bytes, a signature 64. */
export type Ed25519Library = {
  readonly name: 'libsodium' | 'node:crypto'
  /** A way to sign with one key, prepared once. */
  signerFor(seed: Uint8Array): (data: Uint8Array) => Uint8Array
  /** Whether a signature is right (RFC 8032 §5.1.7, without the cofactor). May throw where the key is none. */
  verify(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
}
