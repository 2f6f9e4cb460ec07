import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AddBookingRequest } from '#capabilities/events/add-booking.ts'
import { ageBands, channels } from '#capabilities/events/booking.ts'
import { longestName } from '#capabilities/events/booking-rules.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { optionalText, requiredText, says, tick } from '#web/site/fields.ts'
import { parseForm } from '#web/site/parse-form.ts'

const schema = z.object({
  name: requiredText(longestName),
  email: z
    .email({ error: says('forms.badEmail') })
    .max(254, says('forms.tooLong'))
    .optional()
    .transform((typed) => typed?.toLowerCase() ?? null),
  phone: optionalText(20),
  people: requiredText(30_000),
  age: z.enum(ageBands, { error: says('forms.choose') }),
  channel: z.enum(channels, { error: says('forms.choose') }),
  wait: tick,
})

interface GroupForm {
  typed: Record<string, string>
  errors: FormErrors
  asked: Omit<AddBookingRequest, 'opportunityId' | 'startsAt' | 'language'> | undefined
}

/** A booking that is made at the desk: names of one age, one a line. */
export function readGroupForm(form: FormData): GroupForm {
  const parsed = parseForm(schema, form)
  const { typed } = parsed
  if (!parsed.ok) return { typed, errors: parsed.errors, asked: undefined }
  const { people, age, wait: mayWait, ...rest } = parsed.value
  const names = people
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const long = names.find((name) => name.length > longestName)
  if (long !== undefined) {
    const figures = { limit: longestName, length: long.length }
    return { typed, errors: { people: { message: 'forms.tooLong', figures } }, asked: undefined }
  }
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const listed = names.map((name) => ({ name, age }))
  return { typed, errors: {}, asked: { ...rest, requestId, people: listed, needs: null, mayWait } }
}
