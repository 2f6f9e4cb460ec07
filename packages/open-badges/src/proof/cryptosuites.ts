import type { MultikeyKind } from '../keys/multikey.ts'
import type { JsonObject } from '../model/json.ts'

/** The cryptographic suites that badges can be signed with. */
export type Cryptosuite = 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'ecdsa-rdfc-2019' | 'ecdsa-jcs-2019'

/**
 * How a suite turns a document into bytes, and the keys it takes. With `isSelective` each statement is signed by itself, so that
 * a holder may leave some out.
 */
export type ProofSuite = { canonicalization: 'rdfc' | 'jcs'; keys: 'eddsa' | 'ecdsa'; isSelective?: true }

/** Badges are not signed by it here, only verified (Data Integrity ECDSA Cryptosuites 1.0 §3.5). */
const SELECTIVE: ProofSuite = { canonicalization: 'rdfc', keys: 'ecdsa', isSelective: true }

const SUITES: Record<Cryptosuite, ProofSuite> = {
  'eddsa-rdfc-2022': { canonicalization: 'rdfc', keys: 'eddsa' },
  'eddsa-jcs-2022': { canonicalization: 'jcs', keys: 'eddsa' },
  'ecdsa-rdfc-2019': { canonicalization: 'rdfc', keys: 'ecdsa' },
  'ecdsa-jcs-2019': { canonicalization: 'jcs', keys: 'ecdsa' },
}

/** Whether a name is that of a suite that badges can be signed with. */
export function isCryptosuite(name: unknown): name is Cryptosuite {
  return typeof name === 'string' && Object.hasOwn(SUITES, name)
}

/** What a suite does (Data Integrity EdDSA Cryptosuites 1.0 §3.2–3.3, Data Integrity ECDSA Cryptosuites 1.0 §3.2–3.3). */
export function suiteNamed(name: Cryptosuite): ProofSuite {
  return SUITES[name]
}

/** The suite that a proof names; `undefined` where it cannot be checked here. */
export function suiteOf(proof: JsonObject): ProofSuite | undefined {
  if (proof.type === 'Ed25519Signature2020') return SUITES['eddsa-rdfc-2022']
  if (proof.type !== 'DataIntegrityProof') return undefined
  // The name of the suite before it was standardised; the same steps.
  if (proof.cryptosuite === 'eddsa-2022') return SUITES['eddsa-rdfc-2022']
  if (proof.cryptosuite === 'ecdsa-sd-2023') return SELECTIVE
  return isCryptosuite(proof.cryptosuite) ? SUITES[proof.cryptosuite] : undefined
}

/** Whether a suite takes a kind of key. */
export function takesKey({ keys }: ProofSuite, kind: MultikeyKind): boolean {
  return keys === (kind === 'Ed25519' ? 'eddsa' : 'ecdsa')
}
