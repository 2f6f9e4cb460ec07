import type { ParseKeys } from 'i18next'

/** A key of the words in locales/, plural forms by their base: what a table of messages may hold. */
export type MessageKey = ParseKeys

/** What is wrong with each field of a form, by the field's name. */
export type FormErrors = Record<string, MessageKey>
