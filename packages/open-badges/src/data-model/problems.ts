import type * as z from 'zod/mini'

/** One thing that is wrong with a document: where, as a JSON path, and what. */
export type DataModelProblem = { path: string; message: string }

/** So many problems are reported at most: the first few tell all, and a hostile document could have a million. */
const MAX_PROBLEMS = 20

/** Every problem of a document against a schema, the first ones only where there are many. */
export function problemsOf(schema: z.ZodMiniType, document: unknown): DataModelProblem[] {
  const outcome = schema.safeParse(document)
  if (outcome.success) return []
  return outcome.error.issues.slice(0, MAX_PROBLEMS).map(({ path, message }) => ({ path: jsonPath(path), message }))
}

/** A path as JSONPath writes it (RFC 9535 §2.1): `$.credentialSubject[0].id`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_]\w*$/.test(String(step)) ? `.${String(step)}` : `['${String(step)}']`
  })
  return `$${steps.join('')}`
}
