import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Experience, mostExperiences } from './experience.ts'
import { selectExperiences } from './experience-store.ts'

/** A person's own experience, the latest first, what goes on before what is over: all of it, as it is little. */
export function listExperiences({ personId }: { personId: string }, { database }: Reading): Promise<Experience[]> {
  return selectExperiences(database)
    .where('personId', '=', personId)
    .orderBy(sql`ended_on desc nulls first, began_on desc nulls last, created_at desc, id`)
    .limit(mostExperiences)
    .execute()
}
