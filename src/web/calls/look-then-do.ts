import type { z } from 'zod'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { parseForm, readWhole } from '#web/site/parse-form.ts'

/** What a form shows again: what was typed, and whether it asks before it acts. */
export interface LookedAt {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
}

type Read<Value> = { ok: true; value: Value; typed: Record<string, string> } | { ok: false; answer: LookedAt }

/** All that was typed in a form, its button left out. */
export function typedIn(form: FormData): Record<string, string> {
  const names = [...form.keys()].map((name) => name.replace(/\[\]$/, '')).filter((name) => name !== 'do')
  return readWhole(form, [...new Set(names)])
}

/** Of a form that asked first and is not to act yet: what was typed goes back into its fields. */
export function backToForm(form: FormData): LookedAt | undefined {
  return form.get('do') === 'back' ? { typed: typedIn(form), errors: {} } : undefined
}

interface Looking<Schema extends z.ZodType> {
  schema: Schema
  act: string
  /** Why it would be refused: said when it is looked at, not after the last press. */
  wrongIn?: (value: z.infer<Schema>) => FormErrors | undefined
}

/** Reads a form that is looked at first and acted on by a second press: what to show instead of acting, or what to act with. */
export function lookThenDo<Schema extends z.ZodType>(
  form: FormData,
  { schema, act, wrongIn }: Looking<Schema>,
): Read<z.infer<Schema>> {
  const back = backToForm(form)
  if (back) return { ok: false, answer: back }
  const doing = form.get('do')
  if (doing !== 'look' && doing !== act) throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { ok: false, answer: { typed: parsed.typed, errors: parsed.errors } }
  if (doing === 'look') {
    const errors = wrongIn?.(parsed.value)
    return {
      ok: false,
      answer: errors ? { typed: parsed.typed, errors } : { typed: parsed.typed, errors: {}, asks: true },
    }
  }
  return parsed
}
