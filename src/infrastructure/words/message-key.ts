import type { ParseKeys } from 'i18next'

/** A key of the words in locales/, plural forms by their base: what a table of messages may hold. */
export type MessageKey = ParseKeys

/** What is wrong with a field: the message, and the figures that stand in it, such as the limit. */
export interface FormProblem {
  message: MessageKey
  figures: Record<string, string | number | undefined>
}

/** What is wrong with each field of a form, by the field's name. */
export type FormErrors = Record<string, MessageKey | FormProblem>
