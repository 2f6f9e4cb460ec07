import { canonicalizeAtOnce, canonicalizeByTables } from '../src/canonicalization/compiled-path.ts'
import { canonicalizeByLibrary } from '../src/canonicalization/library-path.ts'
import { canonicalizeByTemplates } from '../src/canonicalization/templates.ts'
import { knownContexts } from '../src/contexts/known-contexts.ts'
import { aBadge, aSmallBadge, NOW } from '../src/fixtures/badge.ts'
import { anIssuer, aWebOf } from '../src/fixtures/issuer.ts'
import { aPdf, attached, plain } from '../src/fixtures/pdf.ts'
import { jwtAndPictures } from '../src/foreign/jwt-and-pictures.ts'
import { openBadges2 } from '../src/foreign/open-badges-2.ts'
import { openBadges3 } from '../src/foreign/open-badges-3.ts'
import { decodeMultibase, encodeBase64url } from '../src/keys/multikey.ts'
import { isJsonObject } from '../src/model/json.ts'
import { signCredential } from '../src/proof/sign-credential.ts'
import { parseJson } from '../src/reading/parse-json.ts'
import { presentSdJwt, signCredentialAsSdJwt } from '../src/sd-jwt/sign-credential-as-sd-jwt.ts'
import { readSelectiveProof } from '../src/selective-disclosure/proof-value.ts'
import { readStatus } from '../src/status/bitstring.ts'
import { encodeStatusList } from '../src/status/encode-bitstring.ts'
import { verifyVerifiableCredential } from '../src/vc-api/verify-verifiable-credential.ts'
import { verifyBadge } from '../src/verification/verify-badge.ts'
import vectors from '../vectors/ecdsa-sd-2023.json' with { type: 'json' }

/** What one input came to; a fault says what must not have happened. */
export type Outcome = 'accepted' | 'refused' | { fault: string }

/** A parser or verifier, and inputs to start from. */
export type Target = { name: string; seeds: Uint8Array[]; run: (input: Uint8Array) => Promise<Outcome> }

const BOUNDS = { maxDepth: 48, maxNodes: 20_000 }
const options = { now: NOW, trustedStatus: async () => 'active' as const }

/** Every parser of untrusted input. */
export async function targets(): Promise<Target[]> {
  const issuer = await anIssuer()
  const badges = [aBadge(issuer), aSmallBadge(issuer)]
  const signed = await Promise.all(badges.map((badge) => signCredential(badge, { ...issuer, created: NOW })))
  const texts = signed.map((badge) => JSON.stringify(badge))
  const badge = aBadge(issuer)
  const sdJwt = await signCredentialAsSdJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod, issuedAt: NOW })
  const part = presentSdJwt(sdJwt, ['evidence'])
  const contents = new Set(texts.map(meaningOf))
  const isKnown = (credential: unknown) => contents.has(meaningOf(JSON.stringify(credential)))
  return [
    { name: 'json', seeds: texts.map(bytesOf), run: async (input) => onlyWhatWasSigned(input, isKnown) },
    { name: 'jwt', seeds: ofKind('jwt'), run: verified },
    { name: 'png', seeds: ofKind('png'), run: verified },
    { name: 'svg', seeds: ofKind('svg'), run: verified },
    { name: 'pdf', seeds: texts.flatMap((text) => [aPdf(attached(text)), aPdf(plain(text))]), run: verified },
    { name: 'open-badges-2', seeds: openBadges2.map(({ input }) => bytesOf(input)), run: assertion },
    { name: 'open-badges-3', seeds: openBadges3.map(({ input }) => bytesOf(input)), run: verified },
    { name: 'status-list', seeds: [encodeStatusList([1, 9]), encodeStatusList([])].map(bytesOf), run: statusList },
    { name: 'canonical-form', seeds: badges.map((badge) => bytesOf(JSON.stringify(badge))), run: canonical },
    { name: 'sd-jwt', seeds: [bytesOf(sdJwt), bytesOf(part)], run: async (input) => onlyPartsOf(badge, input) },
    { name: 'selective-proof', seeds: selectiveProofs(), run: selectiveProof },
    { name: 'vc-api', seeds: texts.map(bytesOf), run: vcApi },
  ]
}

function bytesOf(input: string | Uint8Array): Uint8Array {
  return typeof input === 'string' ? Buffer.from(input) : input
}

function selectiveProofs(): Uint8Array[] {
  return [vectors.base, vectors.derived].flatMap(({ proof }) => decodeMultibase(proof.proofValue) ?? [])
}

/** Reads the value of a proof by `ecdsa-sd-2023`; one that is read holds signatures of the right size. */
async function selectiveProof(input: Uint8Array): Promise<Outcome> {
  const proof = readSelectiveProof(`u${encodeBase64url(input)}`)
  if (!proof) return 'refused'
  return proof.signatures.every(({ length }) => length === 64) ? 'accepted' : { fault: 'a signature of another size' }
}

function ofKind(kind: string): Uint8Array[] {
  return [...jwtAndPictures, ...openBadges2]
    .filter(({ extension }) => extension === kind)
    .map(({ input }) => bytesOf(input))
}

/** What JSON says, whatever its white space and the order of its names. A type that stands twice says no more than one. */
function meaningOf(json: string): string {
  return JSON.stringify(JSON.parse(json), (name, value) => {
    if (name === 'type' && Array.isArray(value)) return [...new Set(value)]
    return isJsonObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
  })
}

/** Of a badge whose holder shows only parts, nothing is genuine that is not part of it. */
async function onlyPartsOf(whole: object, input: Uint8Array): Promise<Outcome> {
  const { verdict, credential } = await verifyBadge(input, options)
  if (verdict !== 'genuine') return 'refused'
  return isPartOf(whole, credential) ? 'accepted' : { fault: 'genuine with other content' }
}

function isPartOf(whole: unknown, part: unknown): boolean {
  if (!isJsonObject(part) || !isJsonObject(whole)) return JSON.stringify(whole) === JSON.stringify(part)
  return Object.entries(part).every(([name, value]) => Object.hasOwn(whole, name) && isPartOf(whole[name], value))
}

/** Nothing but what was signed is genuine. */
async function onlyWhatWasSigned(input: Uint8Array, isKnown: (credential: unknown) => boolean): Promise<Outcome> {
  const { verdict, credential } = await verifyBadge(input, options)
  if (verdict !== 'genuine') return 'refused'
  return isKnown(credential) ? 'accepted' : { fault: 'genuine with other content' }
}

async function verified(input: Uint8Array): Promise<Outcome> {
  const { verdict, checks } = await verifyBadge(input, options)
  const fault = checks.find(({ reason }) => reason === 'unexpected-fault')
  if (fault) return { fault: fault.detail ?? 'unexpected-fault' }
  return verdict === 'genuine' ? 'accepted' : 'refused'
}

async function assertion(input: Uint8Array): Promise<Outcome> {
  const web = Object.assign({}, ...openBadges2.map((one) => one.web ?? {}))
  const { verdict, checks } = await verifyBadge(input, { now: NOW, fetchDocument: aWebOf(web) })
  const fault = checks.find(({ reason }) => reason === 'unexpected-fault')
  if (fault) return { fault: fault.detail ?? 'unexpected-fault' }
  return verdict === 'genuine' ? 'accepted' : 'refused'
}

async function statusList(input: Uint8Array): Promise<Outcome> {
  return readStatus(Buffer.from(input).toString('latin1'), 9).ok ? 'accepted' : 'refused'
}

/** Where a template or the compiled path answers, the library gives the same bytes. */
async function canonical(input: Uint8Array): Promise<Outcome> {
  const parsed = parseJson(Buffer.from(input).toString('utf8'), BOUNDS)
  if (!parsed.ok || !isJsonObject(parsed.value)) return 'refused'
  const filled = canonicalizeByTemplates(parsed.value, knownContexts)?.join('')
  const compiled = await canonicalizeByTables(parsed.value, knownContexts)
  // So that the next one of this form has a template.
  canonicalizeAtOnce(parsed.value, knownContexts)
  if (filled !== undefined && filled !== compiled) return { fault: 'a template gives other bytes' }
  if (compiled === undefined) return 'refused'
  const library = await canonicalizeByLibrary(parsed.value, knownContexts)
  return library.ok && library.nquads === compiled ? 'accepted' : { fault: 'the compiled path gives other bytes' }
}

async function vcApi(input: Uint8Array): Promise<Outcome> {
  const parsed = parseJson(Buffer.from(input).toString('utf8'), BOUNDS)
  const body = { verifiableCredential: parsed.ok ? parsed.value : Buffer.from(input).toString('utf8') }
  const { verified: isVerified, status } = await verifyVerifiableCredential(body, options)
  return status === 200 && isVerified ? 'accepted' : 'refused'
}
