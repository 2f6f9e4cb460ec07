import { english } from './explanations-english.ts'
import { welsh } from './explanations-welsh.ts'
import type { Check } from './report.ts'
import type { Explanations } from './sentences.ts'

/** The languages that reports can be worded in. */
export type ExplanationLanguage = 'en' | 'cy'

/** One plain sentence for everything that a report can say, for a reader who knows nothing of signatures. */
export const explanations: Record<ExplanationLanguage, Explanations> = { en: english, cy: welsh }

/** The sentence for one check: why it did not pass, or what it means that it did. */
export function explainCheck(check: Check, language: ExplanationLanguage): string {
  const { passed, reasons } = explanations[language]
  return check.reason ? reasons[check.reason] : passed[check.id]
}
