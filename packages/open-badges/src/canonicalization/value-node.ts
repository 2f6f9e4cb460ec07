import { escapeLiteral, isPlainIri, isUnusual, isWide } from './n-quads.ts'
import type { Term, TermTable } from './term.ts'

const XSD_DOUBLE = 'http://www.w3.org/2001/XMLSchema#double'

/**
 * A text as the object of a quad: a literal, an address, or a word of a vocabulary. `undefined` where the text is
 * outside the compiled subset.
 */
export function nodeOfText(value: string, term: Term, table: TermTable): string | undefined {
  const { kind, closing, vocabulary, datatype, isScoped } = term
  if (isScoped && kind !== 'vocabulary') return undefined
  if (kind === 'iri') return iriNode(value, table)
  if (kind === 'vocabulary') {
    const iri = vocabulary?.get(value)
    return iri === undefined ? undefined : `<${iri}>`
  }
  if (datatype === XSD_DOUBLE) return undefined
  if (!isUnusual(value)) return `"${value}${closing}`
  return value.isWellFormed() ? `"${escapeLiteral(value)}${closing}` : undefined
}

/** An address as N-Quads write it; `undefined` where it would have to be expanded or escaped. */
export function iriNode(iri: string, { prefixes }: TermTable): string | undefined {
  if (!isPlainIri(iri) || (prefixes.size > 0 && prefixes.has(iri.slice(0, iri.indexOf(':'))))) return undefined
  return `<${iri}>`
}

/** Whether the node of a text has characters beyond Latin-1. */
export function isWideNode(term: Term, value: string): boolean {
  return term.kind === 'literal' && isUnusual(value) && isWide(value)
}
