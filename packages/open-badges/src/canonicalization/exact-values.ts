import { isExactNumber } from './n-quads.ts'

/**
 * The first value of a document that its canonical form would not keep apart from others: a number that is rounded
 * or taken for zero, or text with half of a surrogate pair. Signed as they are, two documents would share a signature.
 */
export function inexactValueIn(document: object): string | undefined {
  const pending: unknown[] = Object.values(document)
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === 'number' && !isExactNumber(value)) return String(value)
    if (typeof value === 'string' && !value.isWellFormed()) return value.toWellFormed().slice(0, 100)
    if (typeof value === 'object' && value !== null) pending.push(...Object.values(value))
  }
  return undefined
}
