/**
 * The name under which a JSON document is given. Programs that know only `application/json` or `application/ld+json` read
 * nothing that is called otherwise, so one of these is used where it is asked for and the document's own name is not.
 */
export function jsonTypeAccepted(accept: string | undefined, own: string): string {
  const named = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase())
  if (named.includes(own)) return own
  return named.find((type) => type === 'application/ld+json' || type === 'application/json') ?? own
}
