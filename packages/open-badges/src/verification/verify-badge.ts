import { checkAssertion } from '../open-badges-2/check-assertion.ts'
import { type ReadBadge, readBadge } from '../reading/read-badge.ts'
import { checkCredential } from './check-credential.ts'
import { type BadgeSummary, type Caution, type Check, notPassed, type VerificationReport, verdictOf } from './report.ts'
import { summariseCredential } from './summarise.ts'
import type { VerificationContext } from './verification-context.ts'
import { contextOf, type VerifyOptions } from './verify-options.ts'

/**
 * Says whether a badge is genuine, by whom, and still valid: Open Badges 3.0 (Data Integrity or JWT), Open Badges 2.0
 * (hosted or signed), as JSON, compact JWS, or baked into a PNG or SVG. Never throws and never hangs, whatever the
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
  const outcome = await checkRead(read, contextOf(options))
  return {
    verdict: verdictOf(outcome.checks),
    checks: outcome.checks,
    cautions: outcome.cautions,
    format: read.standard,
    container: read.container,
    credential: read.document,
    summary: outcome.summary,
  }
}

type Checked = { checks: Check[]; cautions: Caution[]; summary: BadgeSummary }

async function checkRead(read: ReadBadge, context: VerificationContext): Promise<Checked> {
  if (read.standard === 'open-badges-2') return checkAssertion({ ...read, context })
  const { document, standard, jwt } = read
  const checks = await checkCredential({ document, standard, jwt, context })
  const cautions: Caution[] = standard === 'verifiable-credential' ? ['not-an-open-badge'] : []
  return { checks, cautions, summary: summariseCredential(document) }
}

function unread(check: Check): VerificationReport {
  return { verdict: verdictOf([check]), checks: [check], cautions: [], format: 'unknown', summary: {} }
}
