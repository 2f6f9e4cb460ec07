import { redirect } from 'react-router'
import type { z } from 'zod'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { backToForm } from '#web/calls/look-then-do.ts'
import { parseForm } from '#web/site/parse-form.ts'

type Sent<Refusal> = { ok: true } | { ok: false; refusal: Refusal; waitMinutes?: number }

interface Mailed<Schema extends z.ZodType, Refusal extends string> {
  schema: Schema
  refused: Record<Refusal, MessageKey>
  /** Where the list of them stands. */
  back: string
  send: (value: z.infer<Schema>) => Promise<Sent<Refusal>>
  remove: (id: string) => Promise<Sent<Refusal>>
}

export interface LookedAt {
  typed: Record<string, string>
  errors: FormErrors
  asks?: 'send' | 'remove'
}

/** A list of those who are written to: the mail is looked at before it is sent, and who is on it is asked about before they go. */
export async function lookThenMail<Schema extends z.ZodType, Refusal extends string>(
  form: FormData,
  { schema, refused, back: list, send, remove }: Mailed<Schema, Refusal>,
): Promise<Response | LookedAt> {
  const back = backToForm(form)
  if (back) return { typed: back.typed, errors: {} }
  const doing = form.get('do')
  const id = String(form.get('who'))
  if (doing === 'look-remove') return { typed: { who: id }, errors: {}, asks: 'remove' }
  const removing = doing === 'remove' && isId(id)
  if (!removing && doing !== 'look' && doing !== 'send') throw new Response(null, { status: 400 })
  const parsed = removing ? undefined : parseForm(schema, form)
  if (parsed && !parsed.ok) return parsed
  if (parsed && doing === 'look') return { typed: parsed.typed, errors: {}, asks: 'send' }
  const outcome = parsed ? await send(parsed.value) : await remove(id)
  if (outcome.ok) return redirect(list)
  const problem = { message: refused[outcome.refusal], figures: { count: outcome.waitMinutes } }
  return { typed: parsed?.typed ?? {}, errors: { email: problem } }
}

/** What keeps each of these mails from being sent. */
export const unsent = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'too-many-tries': 'together.refused.too-many-tries',
} satisfies Record<string, MessageKey>
