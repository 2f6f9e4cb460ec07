import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { isDowngrade } from '../verification/downgrade.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { isOfVersionOne, isTakenBack } from './assertion-shape.ts'
import type { AssertionParts } from './find-parts.ts'

/** A revoked assertion says so itself, or stands in the issuer's revocation list (Open Badges 2.0, RevocationList). */
export async function checkRevocation(parts: AssertionParts, context: VerificationContext): Promise<Check> {
  const { assertion, issuer } = parts
  if (isTakenBack(assertion)) return notPassed('status', 'revoked', textOf(assertion.revocationReason))
  const { revocationList } = issuer
  if (revocationList === undefined || revocationList === null || revocationList === '') return passed('status')
  const address = isJsonObject(revocationList) ? revocationList.id : revocationList
  const isWithin = isJsonObject(revocationList) && revocationList.revokedAssertions !== undefined
  if (isWithin) return statusIn(revocationList, parts, 'revocationList')
  if (typeof address !== 'string') return notPassed('status', 'status-list-unreadable', 'revocationList')
  if (isDowngrade(address, parts.issuerId)) return notPassed('status', 'address-not-https', address)
  const fetched = await context.fetchDocument(address)
  if (!fetched.ok) {
    return notPassed('status', unreachableReason('status', fetched), `${address}: ${fetched.reason}`)
  }
  return statusIn(fetched.document, parts, address)
}

function statusIn(list: unknown, { assertion, issuer, issuerId }: AssertionParts, address: string): Check {
  if (!isJsonObject(list)) return notPassed('status', 'status-list-unreadable', address)
  const owner = isJsonObject(list.issuer) ? list.issuer.id : list.issuer
  if (typeof owner === 'string' && list.revokedAssertions !== undefined && ![issuerId, issuer.id].includes(owner))
    return notPassed('status', 'status-list-not-trusted', owner)
  const revoked = entriesOf(list, assertion)
  if (!revoked) return notPassed('status', 'status-list-unreadable', address)
  const ids = [assertion.id, assertion.uid].filter((id) => typeof id === 'string')
  const found = revoked.find(({ id }) => ids.includes(id))
  return found ? notPassed('status', 'revoked', found.reason) : passed('status')
}

type Entry = { id: string; reason?: string }

/** Whom a list names; `undefined` where it is no list, so that a page of an error never means that nobody is on it. */
function entriesOf(list: JsonObject, assertion: JsonObject): Entry[] | undefined {
  const { revokedAssertions } = list
  if (Array.isArray(revokedAssertions) || typeof revokedAssertions === 'string')
    return asArray(revokedAssertions).flatMap(entriesOfOne)
  // Open Badges 1.x: an object of each assertion's uid and the reason.
  const reasons = Object.entries(list)
  const isOldList = reasons.every(([, reason]) => typeof reason === 'string' || reason === true || reason === null)
  if (!isOfVersionOne(assertion) || !isOldList || 'error' in list || 'message' in list) return undefined
  return reasons.map(([id, reason]) => ({ id, reason: textOf(reason) }))
}

function entriesOfOne(entry: unknown): Entry[] {
  if (typeof entry === 'string') return [{ id: entry }]
  if (!isJsonObject(entry)) return []
  const reason = textOf(entry.revocationReason)
  return [entry.id, entry.uid].flatMap((id) => (typeof id === 'string' ? [{ id, reason }] : []))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
