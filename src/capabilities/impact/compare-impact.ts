import { sql } from 'kysely'
import type { Database } from '#infrastructure/database/database.ts'
import { type CountedPeople, recountPeople, selectPeople } from './impact-store.ts'

/** A place or cohort whose running figures are not what a count of its awards gives. */
export interface ImpactDifference {
  slug: string
  running: CountedPeople
  counted: CountedPeople
}

/** Counts every place and cohort anew beside its running figures, as of one moment. None differs, or something is broken. */
export async function compareImpact({ database }: { database: Database }): Promise<ImpactDifference[]> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const scopes = await sql<{ id: string; slug: string }>`
        select id, slug from places union all select id, slug from cohorts`.execute(tx)
      const differences: ImpactDifference[] = []
      for (const { id, slug } of scopes.rows) {
        const running = await selectPeople(tx, id)
        const counted = await recountPeople(tx, id)
        const same =
          running.participants === counted.participants &&
          running.badges === counted.badges &&
          running.withMore === counted.withMore
        if (!same) differences.push({ slug, running, counted })
      }
      return differences
    })
}
