import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { mergeChecks } from '../verification/merge-checks.ts'
import { type BadgeSummary, type Caution, type Check, notPassed } from '../verification/report.ts'
import { summariseAssertion } from '../verification/summarise.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { isTakenBack, missingPartOf } from './assertion-shape.ts'
import { checkAssertionDates } from './check-assertion-dates.ts'
import { checkHosting } from './check-hosting.ts'
import { checkRevocation } from './check-revocation.ts'
import { checkSignedAssertion } from './check-signed-assertion.ts'
import { underOpenBadges2 } from './clauses.ts'
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
  if (!hosted.assertion) return unhosted(hosted.checks, document)
  const outcome = await concluded(hosted, hosted.assertion, context)
  return { ...outcome, cautions: [...outcome.cautions, 'hosted-not-signed'] }
}

/** The hosted copy was not fetched or differs, so nothing else in the copy at hand counts as checked: neither dates nor status. */
function unhosted(checks: Check[], document: JsonObject): AssertionOutcome {
  const rest = (['dates', 'status'] as const).map((id) => notPassed(id, 'earlier-check-did-not-pass'))
  return {
    checks: mergeChecks([checks, rest]).map(underOpenBadges2),
    cautions: ['older-standard', 'hosted-not-signed'],
    summary: summariseAssertion({ assertion: document, ...embeddedParts(document) }),
  }
}

async function concluded(
  { checks, parts }: AssertionChecks,
  assertion: JsonObject,
  context: VerificationContext,
): Promise<AssertionOutcome> {
  const missing = parts && !isTakenBack(assertion) ? missingPartOf(parts) : undefined
  const shape = missing ? [notPassed('shape', 'shape-wrong', missing)] : []
  const contexts = checkWords(assertion)
  const dates = checkAssertionDates(assertion, context.now)
  const status = parts ? await checkRevocation(parts, context) : notPassed('status', 'earlier-check-did-not-pass')
  const shown = parts ?? { assertion, ...embeddedParts(assertion) }
  return {
    checks: mergeChecks([checks, shape, contexts, [dates, status]]).map(underOpenBadges2),
    cautions: isOnHttp(parts) ? ['older-standard', 'not-over-https'] : ['older-standard'],
    summary: summariseAssertion(shown),
  }
}

/** An issuer that is itself on http, or a badge class that is: their words came unprotected. */
function isOnHttp(parts: AssertionParts | undefined): boolean {
  return [parts?.issuerId, parts?.assertion.badge].some((address) => /^http:/i.test(String(address)))
}

function embeddedParts(assertion: JsonObject): { badge?: JsonObject; issuer?: JsonObject } {
  if (!isJsonObject(assertion.badge)) return {}
  const { badge } = assertion
  return isJsonObject(badge.issuer) ? { badge, issuer: badge.issuer } : { badge }
}

/** Contexts of Open Badges 1.1, 2.0 and 2.1, which say what the words of an assertion mean. */
const WORDS =
  /^https?:\/\/(w3id\.org\/openbadges\/v[12]|openbadgespec\.org\/v[12]|(purl\.imsglobal\.org|openbadges\.org)\/\S+)\/?$/

/** An assertion under other words than those of the standard may mean something else by them. */
function checkWords({ '@context': context }: JsonObject): Check[] {
  const named = asArray(context)
  if (named.length === 0 || named.some((one) => isJsonObject(one) || WORDS.test(String(one)))) return []
  return [notPassed('contexts', 'context-unknown', named.map(String).join(', ').slice(0, 200))]
}
