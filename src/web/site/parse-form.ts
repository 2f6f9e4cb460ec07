import type { z } from 'zod'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { printable } from '#infrastructure/words/printable.ts'
import { formMessageOf } from './fields.ts'

/** What came back from a form: its value, or what is wrong with each field and what was typed. */
export type ParsedForm<Value> =
  | { ok: true; value: Value; typed: Record<string, string> }
  | { ok: false; errors: FormErrors; typed: Record<string, string> }

/** Reads a form's fields; several of one name become a list, empty ones are left out. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): ParsedForm<z.infer<Schema>> {
  const fields = fieldsIn(form)
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat().join('\n')]))
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data, typed }
  return { ok: false, errors: errorsOf(parsed.error.issues, typed), typed }
}

/** What was typed in these fields, as it was typed and never cut; empty ones are left out. */
export function readWhole(form: FormData, names: readonly string[]): Record<string, string> {
  const fields = fieldsIn(form)
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, [fields[name]].flat().join('\n')]])),
  )
}

function fieldsIn(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form
      .getAll(name)
      .filter((value): value is string => typeof value === 'string')
      // Browsers send a line's end as two characters; people count it as one.
      .map((value) => printable(value.replaceAll('\r\n', '\n').replaceAll('\r', '')).trim())
      .filter(Boolean)
    const [only] = values
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values
    else if (only !== undefined) fields[name] = only
  }
  return fields
}

/** The first problem of each field. */
export function errorsOf(issues: z.core.$ZodIssue[], typed: Record<string, string>): FormErrors {
  const errors: FormErrors = {}
  for (const issue of issues) {
    const name = String(issue.path[0] ?? '')
    errors[name] ??= problemOf(issue, typed[name])
  }
  return errors
}

/** What is too long, too small or too large is told the limit. */
function problemOf(issue: z.core.$ZodIssue, typed: string | undefined): MessageKey | FormProblem {
  const message = formMessageOf(issue.message)
  switch (issue.code) {
    case 'too_big':
      return { message, figures: { limit: Number(issue.maximum), length: typed?.length } }
    case 'too_small':
      return { message, figures: { limit: Number(issue.minimum) } }
    case 'custom':
      return issue.params ? { message, figures: issue.params } : message
    default:
      return message
  }
}
