import type { Reader } from '#infrastructure/database/database.ts'
import { selectExperiences, wordsOfExperience } from './experience-store.ts'

/** All that was written in some experiences. */
export async function listToldWords(
  { ids }: { ids: readonly string[] },
  { database }: { database: Reader },
): Promise<string[]> {
  const told = await selectExperiences(database)
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .orderBy('id')
    .execute()
  return told.map(wordsOfExperience)
}
