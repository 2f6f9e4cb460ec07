import { csvLine } from '#infrastructure/files/csv-line.ts'
import { awardUrl } from './award.ts'
import type { LineRefusal } from './award-rules.ts'
import type { AwardRunLine } from './find-award-run.ts'

interface OutcomeWords {
  headings: { line: string; name: string; email: string; award: string; why: string }
  refusal: (refusal: LineRefusal) => string
}

/** What became of each line of a list, as a table that a spreadsheet opens (RFC 4180). */
export function outcomeCsv(lines: AwardRunLine[], { words, origin }: { words: OutcomeWords; origin: string }): string {
  const { line, name, email, award, why } = words.headings
  const rows = lines.map((one) => [
    String(one.position),
    one.name ?? '',
    one.email ?? '',
    one.awardId ? awardUrl(origin, one.awardId) : '',
    one.refusal ? words.refusal(one.refusal) : '',
  ])
  return [[line, name, email, award, why], ...rows].map(csvLine).join('')
}
