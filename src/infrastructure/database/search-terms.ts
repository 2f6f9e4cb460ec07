import { type RawBuilder, sql } from 'kysely'

const signs = /[^\p{L}\p{N}]+/u
const mostWords = 12

/** What somebody typed, as a query in which every word must occur, the last one as a beginning; English stems count too. */
export function searchTerms(typed: string): RawBuilder<unknown> {
  const words = typed.toLowerCase().split(signs).filter(Boolean).slice(0, mostWords)
  if (words.length === 0) return sql`''::tsquery`
  const prefixed = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ')
  return sql`(websearch_to_tsquery('english', ${words.join(' ')}) || to_tsquery('simple', ${prefixed}))`
}
