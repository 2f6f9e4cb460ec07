import type { Reading } from '#infrastructure/database/database.ts'
import type { VacancySource } from './vacancy-source.ts'
import { selectSources } from './vacancy-source-store.ts'

/** One source of vacancies. */
export function findVacancySource({ id }: { id: string }, { database }: Reading): Promise<VacancySource | undefined> {
  return selectSources(database).where('id', '=', id).executeTakeFirst()
}
