import { contextsWith } from '../contexts/known-contexts.ts'
import type { ResolveDid } from '../identity/issuer-keys.ts'
import { documentSource, type FetchDocument } from './document-source.ts'
import type { LookUpStatus, VerificationContext } from './verification-context.ts'

/** The moment of the question, and the outside powers. Without `fetchDocument` nothing touches the network. */
export type VerifyOptions = {
  now: Date
  /** Answers for DIDs that the caller keeps itself. */
  resolveDid?: ResolveDid
  /** The one way to the network: status lists, did:web, issuer profiles, hosted assertions. */
  fetchDocument?: FetchDocument
  /** Answers for status lists that the caller keeps itself. */
  trustedStatus?: LookUpStatus
  /** Contexts to accept beside the package's own, by address. */
  contexts?: Readonly<Record<string, object>>
  /** The language of the summary, such as `cy`, where a badge has its texts in several; else English, else the first. */
  language?: string
}

/** What one verification works with. */
export function contextOf({
  now,
  resolveDid,
  fetchDocument,
  trustedStatus,
  contexts,
  language,
}: VerifyOptions): VerificationContext {
  return {
    now,
    resolveDid,
    trustedStatus,
    language,
    contexts: contextsWith(contexts),
    fetchDocument: documentSource(fetchDocument),
  }
}
