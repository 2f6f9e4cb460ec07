import { createHash } from 'node:crypto'
import { draftVacancy } from './draft-vacancy.ts'
import type { OwnedPowers } from './move-owned.ts'
import type { VacancyContent } from './vacancy.ts'

export interface VacanciesImported {
  /** Drafts that were made. */
  made: number
  /** What the organisation has already from an earlier press or list. */
  known: number
  /** What could not be made now, such as where the organisation takes part no more. */
  refused: number
}

/** By its number in the list, or by what tells it from others: pressing twice, or bringing the list again, makes it once. */
export function listedAs({ reference, content }: { reference: string | null; content: VacancyContent }): string {
  const { kind, title, whereabouts, closesOn } = content
  const said = reference ? ['reference', reference] : [kind, title, whereabouts, closesOn]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

/** Keeps what a list said as drafts, each by itself; a person shows them. */
export async function importVacancies(
  { placeId, lines }: { placeId: string; lines: { reference: string | null; content: VacancyContent }[] },
  powers: OwnedPowers,
): Promise<VacanciesImported> {
  const counts: VacanciesImported = { made: 0, known: 0, refused: 0 }
  for (const line of lines) {
    const outcome = await draftVacancy({ placeId, content: line.content, listedAs: listedAs(line) }, powers)
    if (outcome.ok) counts.made++
    else if (outcome.refusal === 'here-already') counts.known++
    else counts.refused++
  }
  return counts
}
