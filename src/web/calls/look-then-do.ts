import type { z } from 'zod'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { parseForm } from '#web/site/parse-form.ts'

/** What a form shows again: what was typed, and whether it asks before it acts. */
export interface LookedAt {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
}

type Read<Value> = { ok: true; value: Value; typed: Record<string, string> } | { ok: false; answer: LookedAt }

/** Reads a form that is looked at first and acted on by a second press: what to show instead of acting, or what to act with. */
export function lookThenDo<Schema extends z.ZodType>(
  form: FormData,
  { schema, act }: { schema: Schema; act: string },
): Read<z.infer<Schema>> {
  const doing = form.get('do')
  if (doing !== 'look' && doing !== act) throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { ok: false, answer: { typed: parsed.typed, errors: parsed.errors } }
  if (doing === 'look') return { ok: false, answer: { typed: parsed.typed, errors: {}, asks: true } }
  return parsed
}
