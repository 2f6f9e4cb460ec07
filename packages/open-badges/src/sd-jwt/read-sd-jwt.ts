import { credentialOf, type DecodedJwt, decodeJwt } from '../jwt/decode-jwt.ts'
import { isJwsAlgorithm } from '../jwt/jws-algorithms.ts'
import { verifyJws } from '../jwt/verify-jws.ts'
import { keyOfJwk } from '../keys/verification-key.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import { digestOf, reveal } from './disclosures.ts'

/** How the holder proves that an SD-JWT is theirs: the JWT that does, what it must sign, and with which key. */
export type HolderProof = { jwt: string; hash: string; jwk: JsonObject | undefined }

/** An SD-JWT as read, unverified: what the issuer signed, the credential with what was shown of it, and the holder's proof. */
export type ReadSdJwt = { jwt: string; credential: JsonObject; holderProof?: HolderProof }

/** Claims of an SD-JWT VC that are no fields of the credential (SD-JWT VC §3.2.2). */
const OWN_CLAIMS = new Set(['vct', 'vct#integrity', 'cnf', 'status', '_sd_alg'])

/** What says whether a badge counts, and for whom it speaks, may not be held back or put in by its holder. */
const NEVER_HIDDEN = [
  '@context',
  'type',
  'id',
  'issuer',
  'validFrom',
  'validUntil',
  'credentialStatus',
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'status',
]

/** Most parts that a badge is taken apart into. */
const MAX_DISCLOSURES = 64

/** Whether text is an SD-JWT: a JWT, disclosures, and perhaps the holder's JWT, with `~` between (RFC 9901 §4). */
export function isSdJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+~([\w-]+~)*([\w-]+\.[\w-]+\.[\w-]+)?$/.test(text)
}

/** Whether a JWT says of itself that it is an SD-JWT: one of which nothing is disclosed may have lost the mark at its end. */
export function isSdJwtType({ typ }: JsonObject): boolean {
  return typeof typ === 'string' && /^(dc|vc)\+sd-jwt$/.test(typ)
}

/** The parts of an SD-JWT. */
export function splitSdJwt(text: string): { jwt: string; disclosures: string[]; holderJwt?: string } {
  const [jwt = '', ...rest] = text.split('~')
  const holderJwt = rest.pop()
  return { jwt, disclosures: rest, ...(holderJwt ? { holderJwt } : {}) }
}

/** Takes an SD-JWT apart and puts what was disclosed in its place; `undefined` where the parts do not fit. Never throws. */
export function readSdJwt(text: string): ReadSdJwt | undefined {
  const { jwt, disclosures, holderJwt } = splitSdJwt(text)
  const decoded = disclosures.length <= MAX_DISCLOSURES ? decodeJwt(jwt) : undefined
  if (!decoded || (decoded.claims._sd_alg ?? 'sha-256') !== 'sha-256') return undefined
  const claims = reveal(decoded.claims, disclosures)
  if (!claims || NEVER_HIDDEN.some((name) => name in claims && !(name in decoded.claims))) return undefined
  const fields = Object.fromEntries(Object.entries(claims).filter(([name]) => !OWN_CLAIMS.has(name)))
  const credential = credentialOf(fields)
  if (!holderJwt) return { jwt, credential }
  const hash = digestOf(text.slice(0, text.lastIndexOf('~') + 1))
  return { jwt, credential, holderProof: { jwt: holderJwt, hash, jwk: holderKeyIn(decoded) } }
}

function holderKeyIn({ claims }: DecodedJwt): JsonObject | undefined {
  const { cnf } = claims
  return isJsonObject(cnf) && isJsonObject(cnf.jwk) ? cnf.jwk : undefined
}

/** Whether the holder's key signed this very presentation. Audience and nonce are for the verifier to check. */
export async function isHoldersProof({ jwt, hash, jwk }: HolderProof): Promise<boolean> {
  const decoded = decodeJwt(jwt)
  const key = jwk && keyOfJwk(jwk)
  const algorithm = decoded?.header.alg
  if (!decoded || !key || !isJwsAlgorithm(algorithm)) return false
  const isMeant = decoded.header.typ === 'kb+jwt' && decoded.claims.sd_hash === hash
  return isMeant && verifyJws({ jws: jwt, key, algorithm })
}
