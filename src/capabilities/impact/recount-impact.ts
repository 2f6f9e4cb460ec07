import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { foldImpact } from './fold-impact.ts'

/** Counts the running figures again from the awards. Awarding waits for the lock meanwhile. */
export async function recountImpact({ database }: Pick<Services, 'database'>): Promise<void> {
  await sql`select recount_impact()`.execute(database)
  await foldImpact({ least: 1 }, { database })
}
