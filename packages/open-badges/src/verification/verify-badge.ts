import { readBadge } from '../reading/read-badge.ts'
import { checkDocument } from './check-document.ts'
import { concluded, faulty, unreadable } from './conclude.ts'
import type { VerificationReport } from './report.ts'
import { contextOf, type VerifyOptions } from './verify-options.ts'

/**
 * Says whether a badge is genuine, by whom, and still valid: Open Badges 3.0 (Data Integrity or JWT), Open Badges 2.0
 * (hosted or signed), presentations and learner records of them, as JSON, compact JWS, or baked into a PNG or SVG. Never throws and never hangs, whatever the
 * input; never says `genuine` where a necessary check could not run.
 */
export async function verifyBadge(input: Uint8Array | string, options: VerifyOptions): Promise<VerificationReport> {
  try {
    const read = readBadge(input)
    return read.ok ? concluded(read, await checkDocument(read, contextOf(options))) : unreadable(read)
  } catch (error) {
    return faulty(error)
  }
}
