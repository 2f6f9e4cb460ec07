import { readBadge } from '../reading/read-badge.ts'
import { checkDocument } from './check-document.ts'
import { type Check, notPassed, type VerificationReport, verdictOf } from './report.ts'
import { contextOf, type VerifyOptions } from './verify-options.ts'

/**
 * Says whether a badge is genuine, by whom, and still valid: Open Badges 3.0 (Data Integrity or JWT), Open Badges 2.0
 * (hosted or signed), presentations and learner records of them, as JSON, compact JWS, or baked into a PNG or SVG. Never throws and never hangs, whatever the
 * input; never says `genuine` where a necessary check could not run.
 */
export async function verifyBadge(input: Uint8Array | string, options: VerifyOptions): Promise<VerificationReport> {
  try {
    return await verify(input, options)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return unread(notPassed('shape', 'unexpected-fault', detail.slice(0, 300)))
  }
}

async function verify(input: Uint8Array | string, options: VerifyOptions): Promise<VerificationReport> {
  const read = readBadge(input)
  if (!read.ok) return { ...unread(notPassed('shape', read.refusal)), container: read.container }
  const outcome = await checkDocument(read, contextOf(options))
  return {
    verdict: verdictOf(outcome.checks),
    ...outcome,
    format: read.standard,
    container: read.container,
    credential: read.document,
  }
}

function unread(check: Check): VerificationReport {
  return { verdict: verdictOf([check]), checks: [check], cautions: [], format: 'unknown', summary: {} }
}
