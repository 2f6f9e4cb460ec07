import type { ReasonCode } from './reasons.ts'
import type { Caution, CheckId, Verdict } from './report.ts'

/** Every sentence of one language. A new code does not compile until it is worded in each. */
export type Explanations = {
  verdicts: Record<Verdict, string>
  passed: Record<CheckId, string>
  reasons: Record<ReasonCode, string>
  cautions: Record<Caution, string>
}
