import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { foldImpact } from './fold-impact.ts'

/** Begins the running figures anew from the awards themselves. Whoever awards meanwhile waits. */
export async function recountImpact({ database }: Pick<Services, 'database'>): Promise<void> {
  await sql`select recount_impact()`.execute(database)
  await foldImpact({ least: 1 }, { database })
}
