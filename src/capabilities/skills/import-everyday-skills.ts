import type { Database } from '#infrastructure/database/database.ts'
import { everydayFramework, everydaySkills } from './everyday-skills.ts'
import { importSkills } from './import-skills.ts'

/** Makes sure that our own words are there; once they are, it costs one look. */
export async function importEverydaySkills({ database, now }: { database: Database; now: Date }): Promise<void> {
  const { slug, version } = everydayFramework
  const known = await database
    .selectFrom('skillFrameworks')
    .select('id')
    .where('slug', '=', slug)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!known) await importSkills({ framework: everydayFramework, skills: everydaySkills }, { database, now })
}
