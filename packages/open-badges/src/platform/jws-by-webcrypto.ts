import type { JwsAlgorithm, JwsParts } from '../jwt/jws-algorithms.ts'
import { decodeBase64url } from '../keys/multikey.ts'

type Steps = {
  imported: AlgorithmIdentifier | EcKeyImportParams | RsaHashedImportParams
  verified: AlgorithmIdentifier | EcdsaParams | RsaPssParams
}

/** Checks a compact JWS with WebCrypto (RFC 7515 §5.2); throws where the browser does not know the algorithm. */
export async function verifyJwsSignature({ jws, key, algorithm }: JwsParts): Promise<boolean> {
  const end = jws.lastIndexOf('.')
  const signature = decodeBase64url(jws.slice(end + 1))
  if (!signature) return false
  const { imported, verified } = stepsOf(algorithm)
  const cryptoKey = await crypto.subtle.importKey('jwk', { ...key }, imported, false, ['verify'])
  const signed = new TextEncoder().encode(jws.slice(0, end))
  return crypto.subtle.verify(verified, cryptoKey, new Uint8Array(signature), signed)
}

function stepsOf(algorithm: JwsAlgorithm): Steps {
  const hash = `SHA-${algorithm.slice(-3)}`
  if (algorithm === 'EdDSA' || algorithm === 'Ed25519') return { imported: 'Ed25519', verified: 'Ed25519' }
  if (algorithm === 'ES256' || algorithm === 'ES384') {
    return { imported: { name: 'ECDSA', namedCurve: `P-${algorithm.slice(-3)}` }, verified: { name: 'ECDSA', hash } }
  }
  if (algorithm.startsWith('PS')) {
    const saltLength = Number(algorithm.slice(-3)) / 8
    return { imported: { name: 'RSA-PSS', hash }, verified: { name: 'RSA-PSS', saltLength } }
  }
  return { imported: { name: 'RSASSA-PKCS1-v1_5', hash }, verified: 'RSASSA-PKCS1-v1_5' }
}
