import type { PlatformAdministrator } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'

/** Names a group of places; naming it again changes nothing. */
export async function nameCohort(
  cohort: { slug: string; name: string; nameCy: string },
  { database, now }: { database: Database; administrator: PlatformAdministrator; now: Date },
) {
  await database
    .insertInto('cohorts')
    .values({ id: newId(now), ...cohort, createdAt: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}
