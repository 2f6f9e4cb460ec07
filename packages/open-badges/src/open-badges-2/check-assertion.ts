import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type BadgeSummary, type Caution, type Check, notPassed, passed } from '../verification/report.ts'
import { summariseAssertion } from '../verification/summarise.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { checkAssertionDates } from './check-assertion-dates.ts'
import { checkHosting } from './check-hosting.ts'
import { checkSignedAssertion } from './check-signed-assertion.ts'
import type { AssertionChecks, AssertionParts } from './find-parts.ts'

/** An assertion as read: its JSON, the JWS around it, or only its address. */
export type AssertionInput = { document: JsonObject; jwt?: string; assertionUrl?: string; context: VerificationContext }

/** Checks of an assertion, what a reader should know of them, and what a page can show. */
export type AssertionOutcome = { checks: Check[]; cautions: Caution[]; summary: BadgeSummary }

/** Checks an Open Badges 2.0 assertion (Open Badges 2.0, Verification): a signed one by its key, a hosted one by its host. */
export async function checkAssertion({
  document,
  jwt,
  assertionUrl,
  context,
}: AssertionInput): Promise<AssertionOutcome> {
  if (jwt) return concluded(await checkSignedAssertion({ jws: jwt, assertion: document, context }), document, context)
  const hosted = await checkHosting({ document, assertionUrl, context })
  const outcome = await concluded(hosted, hosted.assertion ?? document, context)
  return { ...outcome, cautions: [...outcome.cautions, 'hosted-not-signed'] }
}

async function concluded(
  { checks, parts }: AssertionChecks,
  assertion: JsonObject,
  context: VerificationContext,
): Promise<AssertionOutcome> {
  const dates = checkAssertionDates(assertion, context.now)
  const status = parts ? await checkRevocation(parts, context) : notPassed('status', 'earlier-check-did-not-pass')
  const shown = parts ?? { assertion, ...embeddedParts(assertion) }
  return { checks: [...checks, dates, status], cautions: ['older-standard'], summary: summariseAssertion(shown) }
}

function embeddedParts(assertion: JsonObject): { badge?: JsonObject; issuer?: JsonObject } {
  if (!isJsonObject(assertion.badge)) return {}
  const { badge } = assertion
  return isJsonObject(badge.issuer) ? { badge, issuer: badge.issuer } : { badge }
}

/** A revoked assertion says so itself, or its id stands in the issuer's revocation list. */
async function checkRevocation({ assertion, issuer }: AssertionParts, context: VerificationContext): Promise<Check> {
  if (assertion.revoked === true) return notPassed('status', 'revoked', textOf(assertion.revocationReason))
  const { revocationList } = issuer
  if (typeof revocationList !== 'string') return passed('status')
  const fetched = await context.fetchDocument(revocationList)
  if (!fetched.ok) return notPassed('status', 'status-unreachable', `${revocationList}: ${fetched.reason}`)
  if (!isJsonObject(fetched.document)) return notPassed('status', 'status-list-unreadable', revocationList)
  const ids = [assertion.id, assertion.uid].filter((id) => typeof id === 'string')
  const isRevoked = asArray(fetched.document.revokedAssertions).some((entry) =>
    isJsonObject(entry) ? ids.some((id) => id === entry.id || id === entry.uid) : ids.some((id) => id === entry),
  )
  return isRevoked ? notPassed('status', 'revoked') : passed('status')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
