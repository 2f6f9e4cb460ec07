import { createRequire } from 'node:module'
import type { Ed25519Library } from './ed25519-library.ts'

/** What is used of `sodium-native`, which comes without types. */
type Sodium = {
  crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void
  crypto_sign_detached(signature: Uint8Array, data: Uint8Array, secretKey: Uint8Array): void
  crypto_sign_verify_detached(signature: Uint8Array, data: Uint8Array, publicKey: Uint8Array): boolean
}

/** Ed25519 by libsodium; `undefined` where it was not installed, or has no build for this machine. */
export const ed25519BySodium: Ed25519Library | undefined = load()

function load(): Ed25519Library | undefined {
  let sodium: Sodium
  try {
    sodium = createRequire(import.meta.url)('sodium-native')
  } catch {
    return undefined
  }
  return {
    name: 'libsodium',
    signerFor(seed) {
      const [publicKey, secretKey] = [Buffer.alloc(32), Buffer.alloc(64)]
      sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
      return (data) => {
        const signature = Buffer.allocUnsafe(64)
        sodium.crypto_sign_detached(signature, data, secretKey)
        return signature
      }
    },
    verify: (data, signature, publicKey) => sodium.crypto_sign_verify_detached(signature, data, publicKey),
  }
}
