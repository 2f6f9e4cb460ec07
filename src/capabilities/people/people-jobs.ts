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

/** The addresses of an account have changed: one of them is told, in case that it was not its owner who did it. */
export const addressChanged = defineJob<{
  personId: string
  /** The address that is told. */
  former: string
  language: Language
  /** As ISO 8601: tells one change from the next. */
  at: string
  /** Without it another address has taken the place of this one. */
  change?: AddressChange
}>('people.address-changed')

export type AddressChange = 'added' | 'no-longer-main' | 'removed' | 'ended' | 'joined' | 'parted'
