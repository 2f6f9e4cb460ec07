import { type Check, explainCheck, explanations, type VerificationReport } from '@waymark/open-badges'
import type { Language } from '#infrastructure/words/languages.ts'

/** Each check with its sentence in the reader's language. */
export function explainChecks(checks: Check[], language: Language) {
  return checks.map((check) => ({ ...check, explanation: explainCheck(check, language) }))
}

/** What the reader should know although no check failed. */
export function explainCautions({ cautions }: VerificationReport, language: Language): string[] {
  return cautions.map((caution) => explanations[language].cautions[caution])
}
