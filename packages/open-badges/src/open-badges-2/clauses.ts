import type { Check, CheckId } from '../verification/report.ts'

/** The clause of Open Badges 2.0 behind each check. */
const CLAUSES: Record<CheckId, string> = {
  shape: 'Open Badges 2.0 §Data Validation',
  contexts: 'Open Badges 2.0 §Data Validation',
  signature: 'Open Badges 2.0 §SignedBadge Verification',
  hosting: 'Open Badges 2.0 §HostedBadge Verification',
  'issuer-binding': 'Open Badges 2.0 §VerificationObject',
  dates: 'Open Badges 2.0 §Verification',
  status: 'Open Badges 2.0 §RevocationList',
}

/** A check of an assertion, with the clause of its own standard. */
export function underOpenBadges2(check: Check): Check {
  return { ...check, spec: CLAUSES[check.id] }
}
