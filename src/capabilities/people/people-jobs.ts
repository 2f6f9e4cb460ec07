import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** A sign-in code that the mail server did not take when it was asked for. */
export const signInCodeDue = defineJob<{
  email: string
  code: string
  language: Language
  /** As ISO 8601: after that the code works no more and is not sent. */
  until: string
}>('people.sign-in-code-due')
