import { isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import type { Check } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { isFirstDraft } from './assertion-shape.ts'

/** The parts of an award in Open Badges 2.0, each fetched from where it is published where that was needed. */
export type AssertionParts = { assertion: JsonObject; badge: JsonObject; issuer: JsonObject; issuerId: string }

/** What the two ways of verification have in common once they have found the parts. */
export type AssertionChecks = { checks: Check[]; parts?: AssertionParts }

type PartsOutcome = { ok: true; parts: AssertionParts } | { ok: false; reason: ReasonCode; detail: string }

/** Finds the badge class and the issuer of an assertion; the issuer always from where it is published. */
export async function findParts(assertion: JsonObject, context: VerificationContext): Promise<PartsOutcome> {
  const found = await objectAt(assertion.badge, 'badge-class', context)
  if (!found.ok) return found
  const badge = found.object
  if (isFirstDraft(assertion) && isJsonObject(badge.issuer)) return firstDraft(assertion, badge, badge.issuer)
  const issuerId = isJsonObject(badge.issuer) ? badge.issuer.id : badge.issuer
  if (typeof issuerId !== 'string') return { ok: false, reason: 'badge-class-not-found', detail: 'badge.issuer' }
  const published = await objectAt(issuerId, 'issuer', context)
  if (!published.ok) return published
  const issuer = published.object
  if (issuer.id !== undefined && !isOneSite(issuer.id, issuerId)) {
    return { ok: false, reason: 'issuer-document-wrong', detail: issuerId }
  }
  return { ok: true, parts: { assertion, badge, issuer, issuerId } }
}

/** Profiles were moved about on their own sites and kept their old names; a name on another site is another's. */
function isOneSite(id: unknown, issuerId: string): boolean {
  if (id === issuerId) return true
  return typeof id === 'string' && URL.canParse(id) && new URL(id).host === new URL(issuerId).host
}

/** The first draft had no profiles: an issuer is known by its site alone, and that is where the assertion must lie. */
function firstDraft(assertion: JsonObject, badge: JsonObject, issuer: JsonObject): PartsOutcome {
  const origin = String(issuer.origin)
  const issuerId = /^https?:/.test(origin) ? origin : `http://${origin}`
  return { ok: true, parts: { assertion, badge, issuer: { ...issuer, url: issuerId }, issuerId } }
}

type ObjectOutcome = { ok: true; object: JsonObject } | { ok: false; reason: ReasonCode; detail: string }

async function objectAt(
  value: unknown,
  wanted: 'badge-class' | 'issuer',
  { fetchDocument }: VerificationContext,
): Promise<ObjectOutcome> {
  if (isJsonObject(value)) return { ok: true, object: value }
  const notFound = { ok: false, reason: `${wanted}-not-found`, detail: addressOf(value) } as const
  if (typeof value !== 'string' || !/^https?:\/\//.test(value)) return notFound
  const fetched = await fetchDocument(value)
  if (!fetched.ok) {
    return { ok: false, reason: unreachableReason(wanted, fetched), detail: `${value}: ${fetched.reason}` }
  }
  const { document } = fetched
  const isUsable = isJsonObject(document) && isWithinBounds(document, { maxDepth: 32, maxNodes: 50_000 })
  return isUsable ? { ok: true, object: document } : notFound
}

function addressOf(value: unknown): string {
  return typeof value === 'string' ? value : 'badge'
}
