import type { RecipientRequest } from './award.ts'

export interface KnownRecipient {
  id: string
  email: string | null
  nameKey: string
}

/** What makes two spellings of a name one: case, accents and spaces do not. */
export function nameKeyOf(name: string | undefined): string {
  return (name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/**
 * The recipient meant by a request, among those known under its address. Brothers and sisters may share a parent's
 * address: two different names stay two people. Without a name, or against a nameless one, a single match is enough.
 */
export function matchRecipient(request: RecipientRequest, known: KnownRecipient[]): KnownRecipient | undefined {
  const nameKey = nameKeyOf(request.name)
  const exact = known.find((one) => one.nameKey === nameKey)
  if (exact) return exact
  if (nameKey === '') return known.length === 1 ? known[0] : undefined
  return known.length === 1 && known[0]?.nameKey === '' ? known[0] : undefined
}
