import { z } from 'zod'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

// What the fields of several forms have in common.

/** What a schema says of a field. zod carries messages as plain text: `says` makes a typo in one not compile. */
export const says = (message: MessageKey): MessageKey => message

/** A message that `says` put into a schema; zod's own, for what no schema words, means that the field is missing. */
export function formMessageOf(message: string): MessageKey {
  return isMessageKey(message) ? message : 'forms.required'
}

/** zod's own messages are sentences. */
const isMessageKey = (message: string): message is MessageKey => /^[a-z]\w*(\.[\w-]+)+$/i.test(message)

export const requiredText = (longest: number) =>
  z.string({ error: says('forms.required') }).max(longest, says('forms.tooLong'))

/** `null` where nothing was typed: that is how the database keeps it. */
export const optionalText = (longest: number) =>
  z
    .string()
    .max(longest, says('forms.tooLong'))
    .optional()
    .transform((typed) => typed ?? null)

export const numberBetween = (least: number, most: number) =>
  z.coerce
    .number({ error: says('forms.badNumber') })
    .min(least, says('forms.tooSmall'))
    .max(most, says('forms.tooLarge'))

export const wholeNumberBetween = (least: number, most: number) =>
  numberBetween(least, most).int(says('forms.wholeNumber'))

export const optionalUrl = z
  .url({ protocol: /^https?$/, error: says('forms.badUrl') })
  .optional()
  .transform((typed) => typed ?? null)

/** A box is sent only when it is ticked. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined)
