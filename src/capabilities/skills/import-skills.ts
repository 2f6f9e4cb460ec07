import { sql } from 'kysely'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { FrameworkSkill } from './skill.ts'

export interface SkillsRequest {
  framework: { slug: string; name: string; version: string; attribution: string }
  skills: FrameworkSkill[]
}

const atOnce = 2000

/**
 * Takes an edition of a framework in, and makes it the one that is searched. The same edition again renews what differs;
 * an earlier one keeps its words for the badges that point at it.
 *
 * @returns how many words were new or different
 */
export async function importSkills(
  { framework, skills }: SkillsRequest,
  { database, now }: { database: Database; now: Date },
): Promise<{ frameworkId: string; changed: number }> {
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`framework ${framework.slug}`}, 0))`.execute(tx)
    const { slug, version } = framework
    await tx
      .updateTable('skillFrameworks')
      .set({ isCurrent: false })
      .where('slug', '=', slug)
      .where('version', '<>', version)
      .execute()
    const { id: frameworkId } = await tx
      .insertInto('skillFrameworks')
      .values({ ...framework, id: newId(now), importedAt: now, isCurrent: true })
      .onConflict((conflict) =>
        conflict.columns(['slug', 'version']).doUpdateSet({
          name: framework.name,
          attribution: framework.attribution,
          importedAt: now,
          isCurrent: true,
        }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    // The last of two with one address counts.
    const unique = [...new Map(skills.map((skill) => [skill.uri, skill])).values()]
    let changed = 0
    for (let from = 0; from < unique.length; from += atOnce)
      changed += await keep(tx, { frameworkId, skills: unique.slice(from, from + atOnce), now })
    return { frameworkId, changed }
  })
}

async function keep(
  tx: Tx,
  { frameworkId, skills, now }: { frameworkId: string; skills: FrameworkSkill[]; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into skills (id, framework_id, uri, label, label_cy, other_labels, other_words, description)
    select skill.id, ${frameworkId}, skill.uri, skill.label, skill.label_cy, string_to_array(skill.others, ${'\u001f'}),
      replace(skill.others, ${'\u001f'}, ' '), skill.description
    from unnest(${skills.map(() => newId(now))}::uuid[], ${skills.map((one) => one.uri)}::text[],
      ${skills.map((one) => one.label)}::text[], ${skills.map((one) => one.labelCy)}::text[],
      ${skills.map((one) => one.otherLabels.join('\u001f'))}::text[],
      ${skills.map((one) => one.description)}::text[]) as skill (id, uri, label, label_cy, others, description)
    on conflict (framework_id, uri) do update set label = excluded.label, label_cy = excluded.label_cy,
      other_labels = excluded.other_labels, other_words = excluded.other_words, description = excluded.description
    where (skills.label, skills.label_cy, skills.other_words, skills.description)
      is distinct from (excluded.label, excluded.label_cy, excluded.other_words, excluded.description)`.execute(tx)
  return Number(needed(numAffectedRows, 'the count of changed skills'))
}
