import type { Reading } from '#infrastructure/database/database.ts'
import { type PublicVacancy, publicVacancy } from './public-vacancy.ts'
import type { Vacancy } from './vacancy.ts'
import { selectVacancies, vacancyRevision } from './vacancy-store.ts'

/** One vacancy as its organisation sees it, with what a form is based on. */
export async function findVacancy(
  { id }: { id: string },
  { database, now }: Reading & { now: Date },
): Promise<{ vacancy: Vacancy; revision: string } | undefined> {
  const vacancy = await selectVacancies(database, now).where('vacancies.id', '=', id).executeTakeFirst()
  return vacancy && { vacancy, revision: vacancyRevision(vacancy) }
}

/** One vacancy of a place as everybody sees it, open or closed. */
export async function findPublicVacancy(
  { id, placeId }: { id: string; placeId: string },
  { database, now }: Reading & { now: Date },
): Promise<PublicVacancy | undefined> {
  const found = await findVacancy({ id }, { database, now })
  return found?.vacancy.placeId === placeId ? publicVacancy(found.vacancy, now) : undefined
}
