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

/** An account is opened with another address: its former one is told, in case that it was not its owner who did it. */
export const addressChanged = defineJob<{
  personId: string
  former: string
  language: Language
  /** As ISO 8601: tells one change from the next. */
  at: string
}>('people.address-changed')
