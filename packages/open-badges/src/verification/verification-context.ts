import type { ContextSet } from '../contexts/context-names.ts'
import type { IdentityPowers } from '../identity/issuer-keys.ts'
import type { JsonObject } from '../model/json.ts'

/** The state of one status entry, as the operator of the status list knows it without fetching the list. */
export type TrustedStatus = 'active' | 'revoked' | 'suspended'

/** Answers for status lists that the caller keeps itself; `undefined` leaves an entry to the published list. */
export type LookUpStatus = (entry: JsonObject) => Promise<TrustedStatus | undefined>

/** Everything that checks need from outside. */
export type VerificationContext = IdentityPowers & {
  now: Date
  contexts: ContextSet
  trustedStatus?: LookUpStatus
  /** The language to summarise texts in, where a badge has them in several. */
  language?: string
}
