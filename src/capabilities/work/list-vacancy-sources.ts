import type { Reading } from '#infrastructure/database/database.ts'
import type { Vacancy } from './vacancy.ts'
import type { VacancySource } from './vacancy-source.ts'
import { selectSources } from './vacancy-source-store.ts'
import { offeredRevision, selectVacancies } from './vacancy-store.ts'

/** From where an organisation's vacancies are read, the first to be added first; few. */
export function listVacancySources(
  { organisationId }: { organisationId: string },
  { database }: Reading,
): Promise<VacancySource[]> {
  return selectSources(database)
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** What waits for a person to show it, with a fingerprint of what they read. */
export type WaitingVacancy = Vacancy & { revision: string }

/** What a source brought and nobody has shown yet, and what it says otherwise since; as many as can be shown at once. */
export async function listWaitingVacancies(
  { sourceId, limit }: { sourceId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<WaitingVacancy[]> {
  const rows = await selectVacancies(database, now)
    .where('vacancies.sourceId', '=', sourceId)
    .where((of) => of.or([of('vacancies.state', '=', 'draft'), of('vacancies.sourceSays', 'is not', null)]))
    .orderBy('vacancies.title')
    .orderBy('vacancies.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, revision: offeredRevision(row) }))
}
