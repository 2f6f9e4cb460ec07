import { type RawBuilder, sql } from 'kysely'

const signs = /[^\p{L}\p{N}]+/u
const mostWords = 12

/** Typed text as single search terms: lower case, without accents. */
export function wordsOf(typed: string): string[] {
  return typed
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(signs)
    .filter(Boolean)
    .slice(0, mostWords)
}

/**
 * Typed text as a tsquery: every term must occur, the last one as a prefix; English stems count too.
 *
 * @param any one of the words is enough
 */
export function searchTerms(typed: string, { any = false } = {}): RawBuilder<unknown> {
  const terms = wordsOf(typed)
  if (terms.length === 0) return sql`''::tsquery`
  const prefixed = terms.map((word, index) => (index === terms.length - 1 ? `${word}:*` : word))
  const english = any ? terms.join(' or ') : terms.join(' ')
  return sql`(websearch_to_tsquery('english', ${english}) || to_tsquery('simple', ${prefixed.join(any ? ' | ' : ' & ')}))`
}
