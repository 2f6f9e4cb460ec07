import type { z } from 'zod'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { formMessageOf } from './fields.ts'

/** What came back from a form: its value, or what is wrong with each field (a key of the words) and what was typed. */
export type ParsedForm<Value> =
  | { ok: true; value: Value }
  | { ok: false; errors: FormErrors; typed: Record<string, string> }

/** Reads a form's fields; several of one name become a list, empty ones are left out. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): ParsedForm<z.infer<Schema>> {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form
      .getAll(name)
      .filter((value): value is string => typeof value === 'string')
      .map((value) => value.trim())
      .filter(Boolean)
    const [only] = values
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values
    else if (only !== undefined) fields[name] = only
  }
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FormErrors = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= formMessageOf(issue.message)
  return {
    ok: false,
    errors,
    typed: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat().join('\n')])),
  }
}
