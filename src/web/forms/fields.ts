import { z } from 'zod'

// What the fields of several forms have in common. Messages are keys of the words.

export const requiredText = (longest: number) => z.string({ error: 'forms.required' }).max(longest, 'forms.tooLong')

/** `null` where nothing was typed: that is how the database keeps it. */
export const optionalText = (longest: number) =>
  z
    .string()
    .max(longest, 'forms.tooLong')
    .optional()
    .transform((typed) => typed ?? null)

export const optionalUrl = z
  .url({ protocol: /^https?$/, error: 'forms.badUrl' })
  .optional()
  .transform((typed) => typed ?? null)

/** A box is sent only when it is ticked. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined)
