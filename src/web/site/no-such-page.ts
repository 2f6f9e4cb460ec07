/**
 * The answer to a refusal that has no words of its own: what the address names is not there. The caller says which
 * refusals these are, `throw noSuchPage(outcome.refusal satisfies 'badge-not-found')`, so that a new one does not compile.
 */
export function noSuchPage(_refusal: string): Response {
  return new Response(null, { status: 404 })
}
