import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'

/** How a form that was refused comes back. */
export interface WritingAnswer {
  typed: Record<string, string>
  errors: FormErrors
  /** What is said of the whole. */
  notice?: MessageKey
  isChanged?: boolean
}

interface Refused {
  refusal: string
  message: MessageKey
  /** Where it is said; over the whole form where it is about no field. */
  field: string | undefined
}

/** What was typed, and why it was not kept. */
export function refusedWriting(typed: Record<string, string>, { refusal, message, field }: Refused): WritingAnswer {
  if (field) return { typed, errors: { [field]: message } }
  return { typed, errors: {}, notice: message, isChanged: refusal === 'changed-meanwhile' }
}
