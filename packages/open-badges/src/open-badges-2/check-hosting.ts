import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { standardOf } from '../reading/standard-of.ts'
import type { FetchOutcome } from '../verification/document-source.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { isTakenBack } from './assertion-shape.ts'
import { type AssertionChecks, findParts } from './find-parts.ts'
import { checkHostingScope } from './hosting-scope.ts'

type HostingInput = { document: JsonObject; assertionUrl?: string; context: VerificationContext }

/** The checks of a hosted assertion, and the assertion as its host gives it. */
export type HostingOutcome = AssertionChecks & { assertion?: JsonObject }

/** Fields that the copy in hand must share with the hosted one. */
const COMPARED = ['badge', 'recipient', 'issuedOn', 'expires', 'evidence'] as const

/**
 * Checks a hosted assertion: it must be found at its own address, say the same there, and that address must belong to
 * the issuer (Open Badges 2.0, Hosted verification).
 */
export async function checkHosting({ document, assertionUrl, context }: HostingInput): Promise<HostingOutcome> {
  const url = assertionUrl ?? hostedAddressOf(document)
  if (!url) return stopped(notPassed('shape', 'verification-kind-unknown'))
  const fetched = whatIsHosted(await context.fetchDocument(url), url)
  if (!fetched.ok) {
    return stopped(notPassed('hosting', unreachableReason('hosted-copy', fetched), `${url}: ${fetched.reason}`))
  }
  const hosted = fetched.document
  if (!isJsonObject(hosted)) return stopped(notPassed('hosting', 'hosted-copy-not-found', url))
  if (!isTakenBack(hosted) && standardOf(hosted) !== 'open-badges-2') {
    return stopped(notPassed('hosting', 'hosted-copy-differs', 'not an assertion'))
  }
  const difference = assertionUrl ? undefined : differenceOf(document, hosted)
  if (difference) return stopped(notPassed('hosting', 'hosted-copy-differs', difference))
  // After revocation a host may keep only the note of it; the rest is then in the copy in hand.
  const isShell = isTakenBack(hosted) && hosted.badge === undefined
  return withParts({ assertion: isShell ? { ...document, ...hosted } : hosted, url, context })
}

/** A host that took an assertion back answers 410 Gone (Open Badges 2.0, Revoked assertions). */
function whatIsHosted(fetched: FetchOutcome, url: string): FetchOutcome {
  if (fetched.ok || !/\b410\b/.test(fetched.reason)) return fetched
  return { ok: true, document: { id: url, type: 'Assertion', revoked: true } }
}

type Found = { assertion: JsonObject; url: string; context: VerificationContext }

async function withParts({ assertion, url, context }: Found): Promise<HostingOutcome> {
  const found = await findParts(assertion, context)
  if (!found.ok) {
    const checks = [passed('shape'), passed('hosting'), notPassed('issuer-binding', found.reason, found.detail)]
    return { checks, assertion }
  }
  const binding = checkHostingScope(url, found.parts)
  return { checks: [passed('shape'), passed('hosting'), binding], parts: found.parts, assertion }
}

function hostedAddressOf(document: JsonObject): string | undefined {
  const verification = isJsonObject(document.verification) ? document.verification : document.verify
  if (!isJsonObject(verification)) return webAddress(document.id)
  const types = asArray(verification.type).map(String)
  if (!types.some((type) => /^(hosted|hostedbadge)$/i.test(type))) return undefined
  return webAddress(verification.url) ?? webAddress(document.id)
}

function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) ? value : undefined
}

function differenceOf(document: JsonObject, hosted: JsonObject): string | undefined {
  if (typeof hosted.id === 'string' && typeof document.id === 'string' && hosted.id !== document.id) return 'id'
  if (isTakenBack(hosted)) return undefined
  return COMPARED.find((field) => field in document && !isSame(document[field], hosted[field]))
}

/** One side may embed what the other names by its address. */
function isSame(mine: unknown, hosted: unknown): boolean {
  if (isJsonObject(mine) && typeof hosted === 'string') return mine.id === hosted
  if (typeof mine === 'string' && isJsonObject(hosted)) return hosted.id === mine
  return canonicalJson(mine) === canonicalJson(hosted)
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}

function stopped(check: Check): HostingOutcome {
  const rest = notPassed('issuer-binding', 'earlier-check-did-not-pass')
  if (check.id === 'shape') return { checks: [check, notPassed('hosting', 'earlier-check-did-not-pass'), rest] }
  return { checks: [passed('shape'), check, rest] }
}
