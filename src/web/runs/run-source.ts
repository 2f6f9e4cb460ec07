import type { TFunction } from 'i18next'
import type { AwardRun } from '#capabilities/awards/award-run.ts'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'

type Source = Pick<AwardRun, 'id' | 'fileName' | 'registerTitle' | 'registerTitleCy'>

/** Where the people of a run came from: a file, a register, or the keyboard. */
export const sourceInWords = (run: Source, t: TFunction, language: Language): string =>
  run.fileName ?? (inLanguage(language, run.registerTitle ?? '', run.registerTitleCy) || t('runs.typed'))

/** Of these awards of an organisation, the run of each, by its id: it alone sees what its files are called. */
export async function runsOf(
  { organisationId, awards }: { organisationId: string; awards: { runId: string | null }[] },
  powers: Reading,
): Promise<Record<string, Source>> {
  const ids = [...new Set(awards.flatMap(({ runId }) => (runId ? [runId] : [])))]
  const { rows } = await listAwardRuns({ organisationId, ids, limit: ids.length }, powers)
  return Object.fromEntries(
    rows.map(({ id, fileName, registerTitle, registerTitleCy }) => [
      id,
      { id, fileName, registerTitle, registerTitleCy },
    ]),
  )
}
