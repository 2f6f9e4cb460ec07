import { ed25519ByNodeCrypto } from './ed25519-by-node-crypto.ts'
import { ed25519BySodium } from './ed25519-by-sodium.ts'
import type { Ed25519Library } from './ed25519-library.ts'

/** The library that signs and verifies here: libsodium takes some 60 % of the time, node:crypto is always there. */
export const ed25519: Ed25519Library = ed25519BySodium ?? ed25519ByNodeCrypto
