import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { credentialOf, decodeJwt, presentationIn } from '../jwt/decode-jwt.ts'
import { isJwsAlgorithm } from '../jwt/jws-algorithms.ts'
import { verifyJws } from '../jwt/verify-jws.ts'
import { keyOfJwk } from '../keys/verification-key.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { checkProofs } from '../proof/check-proofs.ts'
import { isHoldersProof, readSdJwt } from '../sd-jwt/read-sd-jwt.ts'
import { contextOf, type VerifyOptions } from '../verification/verify-options.ts'
import { type Holder, holderNamedBy, holderOfDid, isSameHolder } from './check-holder-proof.ts'

/** The forms in which a wallet presents a badge (OpenID4VP 1.0 Appendix B.1 and B.3). */
export type PresentedFormat = 'dc+sd-jwt' | 'jwt_vc_json' | 'ldp_vc'

/** Why a presentation proves nothing. */
export type PresentationRefusal =
  | 'not-a-presentation'
  | 'holder-did-not-sign'
  | 'is-for-another'
  | 'holds-nothing'
  | 'not-the-holders'

/** The credentials of a presentation as they were signed, each bound to the key that presented it; or why there are none. */
export type PresentationOutcome =
  | { ok: true; credentials: (string | JsonObject)[] }
  | { ok: false; refusal: PresentationRefusal }

type Asked = Pick<VerifyOptions, 'now' | 'contexts'> & {
  format: PresentedFormat
  /** What the request named as `client_id`, with its prefix. */
  audience: string
  nonce: string
}

/**
 * Checks that a presentation was made for one request (OpenID4VP 1.0 §14.1.2): that its holder signed the nonce and the
 * audience, and that each credential in it is bound to that very key. Whether the credentials are genuine is
 * `verifyBadge`'s to say. The holder's key is its name (did:key, did:jwk, or `cnf`), so nothing is fetched. Never throws.
 */
export async function checkPresentation(presented: unknown, asked: Asked): Promise<PresentationOutcome> {
  try {
    return await checks[asked.format](presented, asked)
  } catch {
    return refused('not-a-presentation')
  }
}

const checks: Record<PresentedFormat, (presented: unknown, asked: Asked) => Promise<PresentationOutcome>> = {
  'dc+sd-jwt': checkSdJwt,
  jwt_vc_json: checkJwt,
  ldp_vc: checkDataIntegrity,
}

const MAX_LENGTH = 400_000
const MAX_CREDENTIALS = 40
const BOUNDS = { maxDepth: 56, maxNodes: 60_000 }

function refused(refusal: PresentationRefusal): PresentationOutcome {
  return { ok: false, refusal }
}

/** With a key-binding JWT over this very presentation (RFC 9901 §4.3). */
async function checkSdJwt(presented: unknown, { audience, nonce }: Asked): Promise<PresentationOutcome> {
  const read = typeof presented === 'string' && presented.length <= MAX_LENGTH ? readSdJwt(presented) : undefined
  if (!read) return refused('not-a-presentation')
  const { holderProof } = read
  const jwk = holderProof?.jwk
  if (!jwk || 'd' in jwk || !keyOfJwk(jwk) || !(await isHoldersProof(holderProof)))
    return refused('holder-did-not-sign')
  const { aud, nonce: signed, iat } = decodeJwt(holderProof.jwt)?.claims ?? {}
  if (typeof iat !== 'number') return refused('not-a-presentation')
  if (aud !== audience || signed !== nonce) return refused('is-for-another')
  return { ok: true, credentials: [presented as string] }
}

/** A presentation as a JWT with the claim `vp`, of credentials that are JWTs (OpenID4VP 1.0 Appendix B.1.3.1). */
async function checkJwt(presented: unknown, { audience, nonce, now }: Asked): Promise<PresentationOutcome> {
  const decoded = typeof presented === 'string' && presented.length <= MAX_LENGTH ? decodeJwt(presented) : undefined
  if (!decoded) return refused('not-a-presentation')
  const { header, claims } = decoded
  const holder = holderNamedBy(header)
  const isTheirs = claims.iss === undefined || (holder && isNamed(claims.iss, holder))
  const { alg } = header
  if (!isJwsAlgorithm(alg) || header.crit !== undefined) return refused('not-a-presentation')
  if (!holder || !isTheirs) return refused('holder-did-not-sign')
  const isSigned = await verifyJws({ jws: presented as string, key: holder.key, algorithm: alg })
  if (!isSigned) return refused('holder-did-not-sign')
  if (!asArray(claims.aud).includes(audience) || claims.nonce !== nonce) return refused('is-for-another')
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now.getTime()) return refused('is-for-another')
  return boundTo(holder, asArray(presentationIn(claims).verifiableCredential))
}

/** A presentation with a Data Integrity proof over `challenge` and `domain` (OpenID4VP 1.0 Appendix B.1.3.2). */
async function checkDataIntegrity(
  presented: unknown,
  { audience, nonce, now, contexts }: Asked,
): Promise<PresentationOutcome> {
  if (!isJsonObject(presented) || !isWithinBounds(presented, BOUNDS)) return refused('not-a-presentation')
  const { verifiableCredential, ...own } = presented
  const context = contextOf({ now, ...(contexts && { contexts }) })
  const isPresentation = asArray(presented.type).includes('VerifiablePresentation')
  if (!isPresentation || refusalOfContexts(own, context.contexts)) return refused('not-a-presentation')
  const named = isJsonObject(presented.holder) ? presented.holder.id : presented.holder
  const holder = typeof named === 'string' ? holderOfDid(named) : undefined
  if (!holder) return refused('holder-did-not-sign')
  const proof = await checkProofs(presented, context, { purpose: 'authentication', owner: holder.did })
  if (proof.signature.outcome !== 'passed' || proof.binding.outcome !== 'passed') return refused('holder-did-not-sign')
  const isForThis = asArray(presented.proof).every(
    (one) => isJsonObject(one) && one.challenge === nonce && one.domain === audience,
  )
  return isForThis ? boundTo(holder, asArray(verifiableCredential)) : refused('is-for-another')
}

function boundTo(holder: Holder, presented: unknown[]): PresentationOutcome {
  const credentials = presented.filter((one) => typeof one === 'string' || isJsonObject(one))
  if (credentials.length === 0 || credentials.length !== presented.length) return refused('holds-nothing')
  if (credentials.length > MAX_CREDENTIALS) return refused('not-a-presentation')
  const isTheirs = credentials.every((one) => subjectsOf(one).some((id) => isNamed(id, holder)))
  return isTheirs ? { ok: true, credentials } : refused('not-the-holders')
}

/** Whom a credential is about, by the identifier of each subject. */
function subjectsOf(credential: string | JsonObject): unknown[] {
  const claims = typeof credential === 'string' ? decodeJwt(credential)?.claims : credential
  if (!claims) return []
  const { credentialSubject } = typeof credential === 'string' ? credentialOf(claims) : claims
  return asArray(credentialSubject).map((subject) => (isJsonObject(subject) ? subject.id : undefined))
}

function isNamed(id: unknown, holder: Holder): boolean {
  const named = typeof id === 'string' ? holderOfDid(id) : undefined
  return named !== undefined && isSameHolder(named, holder)
}
