import snapshot from './canonicalization/browser-tables.json' with { type: 'json' }
import type { ContextSet } from './contexts/context-names.ts'
import type { ResolveDid } from './identity/issuer-keys.ts'
import { readBadge } from './reading/read-badge.ts'
import { checkDocument } from './verification/check-document.ts'
import { concluded, faulty, unreadable } from './verification/conclude.ts'
import { documentSource, type FetchDocument } from './verification/document-source.ts'
import type { VerificationReport } from './verification/report.ts'
import type { LookUpStatus } from './verification/verification-context.ts'

export type { FetchDocument, FetchOutcome } from './verification/document-source.ts'
export type { BadgeSummary, Caution, Check, CheckId, Verdict, VerificationReport } from './verification/report.ts'

/** The moment of the question, and the outside powers. Without `fetchDocument` nothing leaves the browser. */
export type BrowserVerifyOptions = {
  now: Date
  fetchDocument?: FetchDocument
  resolveDid?: ResolveDid
  trustedStatus?: LookUpStatus
  /** The language of the summary, where a badge has its texts in several. */
  language?: string
}

/** Only the names of contexts are needed here: what they say is in the tables. */
const contexts: ContextSet = new Map(
  Object.keys(snapshot.contexts).flatMap((list) => list.split('\n').map((name) => [name, {}])),
)

/**
 * Verifies a badge in the browser, with WebCrypto and without sending the badge anywhere: the same report as `verifyBadge`
 * of the main entry gives. What only the JSON-LD processor or the network could decide cannot be told here
 * (`outside-compiled-shapes`, `status-unreachable`, …): ask a server. Never throws.
 */
export async function verifyBadgeInBrowser(
  input: Uint8Array | string,
  options: BrowserVerifyOptions,
): Promise<VerificationReport> {
  try {
    const read = readBadge(input)
    if (!read.ok) return unreadable(read)
    const fetchDocument = documentSource(options.fetchDocument)
    return concluded(read, await checkDocument(read, { ...options, contexts, fetchDocument }))
  } catch (error) {
    return faulty(error)
  }
}
