import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { issuerIdOf } from '../proof/check-proofs.ts'
import { isDowngrade } from '../verification/downgrade.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'

/** A status entry, the credential that carries it, and what is needed to look it up. */
export type EntryInput = { entry: JsonObject; document: JsonObject; context: VerificationContext }

/** The plain list of 1EdTech: the ids of revoked credentials (1EdTech Credential Revocation List 1.0). */
export async function checkRevocationList({ entry, document, context }: EntryInput): Promise<Check> {
  if (typeof entry.id !== 'string') return notPassed('status', 'status-list-unreadable', 'id')
  // Nothing signs this list: it is worth no more than the connection that it came over.
  if (isDowngrade(entry.id, issuerIdOf(document) ?? '')) return notPassed('status', 'address-not-https', entry.id)
  const fetched = await context.fetchDocument(entry.id)
  if (!fetched.ok) {
    return notPassed('status', unreachableReason('status', fetched), `${entry.id}: ${fetched.reason}`)
  }
  const list = fetched.document
  if (!isJsonObject(list) || issuerIdOf(list) !== issuerIdOf(document)) {
    return notPassed('status', 'status-list-not-trusted', entry.id)
  }
  // A document without the list says nothing of any badge.
  if (list.revokedCredential === undefined) return notPassed('status', 'status-list-unreadable', entry.id)
  const named = asArray(list.revokedCredential).map((one) => (isJsonObject(one) ? one : { id: one }))
  const revoked = named.find((one) => one.id === document.id && one.revoked !== false)
  if (!revoked) return passed('status')
  const reason = typeof revoked.revocationReason === 'string' ? revoked.revocationReason.slice(0, 300) : undefined
  return notPassed('status', 'revoked', reason)
}
