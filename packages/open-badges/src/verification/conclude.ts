import type { ReadBadge, ReadOutcome } from '../reading/read-badge.ts'
import { type Check, type CheckedDocument, notPassed, type VerificationReport, verdictOf } from './report.ts'

/** The report of what was read and checked. */
export function concluded(read: ReadBadge, outcome: CheckedDocument): VerificationReport {
  const { standard: format, container, document: credential } = read
  // Only the attachment is signed: the page around it can show any name.
  const cautions = container === 'pdf' ? [...outcome.cautions, 'page-not-proven' as const] : outcome.cautions
  return { verdict: verdictOf(outcome.checks), ...outcome, cautions, format, container, credential }
}

/** The report of what could not be read as a badge. */
export function unreadable(read: Exclude<ReadOutcome, ReadBadge>): VerificationReport {
  return { ...unread(notPassed('shape', read.refusal)), container: read.container }
}

/** The report of a check that ended in an error of our own. */
export function faulty(error: unknown): VerificationReport {
  const detail = error instanceof Error ? error.message : String(error)
  return unread(notPassed('shape', 'unexpected-fault', detail.slice(0, 300)))
}

function unread(check: Check): VerificationReport {
  return { verdict: verdictOf([check]), checks: [check], cautions: [], format: 'unknown', summary: {} }
}
