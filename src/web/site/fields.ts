import { z } from 'zod'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

// What the fields of several forms have in common.

/** What a schema of a form may say of a field. zod carries messages as plain text: `says` makes a typo in one not compile. */
type FormMessage = Extract<MessageKey, `forms.${string}`>

export const says = (message: FormMessage): FormMessage => message

/** A message that `says` put into a schema; zod's own, for what no schema words, means that the field is missing. */
export function formMessageOf(message: string): FormMessage {
  return isFormMessage(message) ? message : 'forms.required'
}

const isFormMessage = (message: string): message is FormMessage => message.startsWith('forms.')

export const requiredText = (longest: number) =>
  z.string({ error: says('forms.required') }).max(longest, says('forms.tooLong'))

/** `null` where nothing was typed: that is how the database keeps it. */
export const optionalText = (longest: number) =>
  z
    .string()
    .max(longest, says('forms.tooLong'))
    .optional()
    .transform((typed) => typed ?? null)

export const optionalUrl = z
  .url({ protocol: /^https?$/, error: says('forms.badUrl') })
  .optional()
  .transform((typed) => typed ?? null)

/** A box is sent only when it is ticked. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined)
