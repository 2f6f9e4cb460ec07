import { english } from './explanations-english.ts'
import { welsh } from './explanations-welsh.ts'
import type { ReasonCode } from './reasons.ts'
import type { Caution, Check, CheckId, Verdict } from './report.ts'

/** The languages that reports can be worded in. */
export type ExplanationLanguage = 'en' | 'cy'

/** Every sentence of one language. A new code does not compile until it is worded in each. */
export type Explanations = {
  verdicts: Record<Verdict, string>
  passed: Record<CheckId, string>
  reasons: Record<ReasonCode, string>
  cautions: Record<Caution, string>
}

/** One plain sentence for everything that a report can say, for a reader who knows nothing of signatures. */
export const explanations: Record<ExplanationLanguage, Explanations> = { en: english, cy: welsh }

/** The sentence for one check: why it did not pass, or what it means that it did. */
export function explainCheck(check: Check, language: ExplanationLanguage): string {
  const { passed, reasons } = explanations[language]
  return check.reason ? reasons[check.reason] : passed[check.id]
}
