import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { mendWords } from '#infrastructure/database/search-words.ts'
import type { FoundSkill, SkillFramework } from './skill.ts'

const columns = [
  'skills.id',
  'skills.uri',
  'skills.label',
  'skills.labelCy',
  'skills.otherLabels',
  'skills.description',
  'skillFrameworks.name as frameworkName',
  'skillFrameworks.slug as frameworkSlug',
] as const

function skillQuery(database: Reader) {
  return database
    .selectFrom('skills')
    .innerJoin('skillFrameworks', 'skillFrameworks.id', 'skills.frameworkId')
    .select(columns)
}

/** Skills of the current frameworks that the words fit, by label or synonym, mistyped ones too; the best first. */
export async function searchSkills(
  { terms: typed, limit }: { terms: string; limit: number },
  { database }: Reading,
): Promise<FoundSkill[]> {
  const found = await ranked(database, { terms: typed, limit })
  if (found.length > 0) return found
  const meant = await mendWords(database, typed)
  return meant ? ranked(database, { terms: meant, limit }) : []
}

async function ranked(database: Reader, { terms, limit }: { terms: string; limit: number }): Promise<FoundSkill[]> {
  const matching = searchTerms(terms)
  return skillQuery(database)
    .where('skillFrameworks.isCurrent', '=', true)
    .where(sql<boolean>`skills.search @@ ${matching}`)
    .orderBy(sql`ts_rank_cd(skills.search, ${matching}, 1)`, 'desc')
    .orderBy(sql`length(skills.label)`)
    .orderBy('skills.label')
    .limit(limit)
    .execute()
}

/** The skill that is called exactly so in a current framework, in either language; of several the one of our own words. */
export async function findSkillsCalled(names: string[], { database }: Reading): Promise<Map<string, FoundSkill>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<FoundSkill & { asked: string }>`
    select distinct on (asked.name) asked.name as asked, skills.id, skills.uri, skills.label, skills.label_cy,
      skills.other_labels, skills.description, skill_frameworks.name as framework_name, skill_frameworks.slug as framework_slug
    from unnest(${names}::text[]) as asked (name)
      join skills on skills.label_key = plain_words(asked.name) or skills.label_cy_key = plain_words(asked.name)
      join skill_frameworks on skill_frameworks.id = skills.framework_id and is_current
    order by asked.name, (skills.uri like '/%') desc, skill_frameworks.slug`.execute(database)
  return new Map(rows.map(({ asked, ...skill }) => [asked, skill]))
}

/** Our own words, all of them: they are few. */
export async function listEverydaySkills({ database }: Reading): Promise<FoundSkill[]> {
  return skillQuery(database)
    .where('skillFrameworks.slug', '=', 'everyday')
    .where('skillFrameworks.isCurrent', '=', true)
    .orderBy('skills.label')
    .limit(200)
    .execute()
}

/** One of our own words, by the end of its address. */
export async function findSkill(uri: string, { database }: Reading): Promise<FoundSkill | undefined> {
  return skillQuery(database)
    .where('skills.uri', '=', uri)
    .orderBy('skillFrameworks.isCurrent', 'desc')
    .executeTakeFirst()
}

/** The frameworks that are searched, with what their makers ask to be said. */
export async function listFrameworks({ database }: Reading): Promise<(SkillFramework & { skills: number })[]> {
  return database
    .selectFrom('skillFrameworks')
    .select(['id', 'slug', 'name', 'version', 'attribution'])
    .select((select) =>
      select
        .selectFrom('skills')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('skills.frameworkId', '=', 'skillFrameworks.id')
        .as('skills'),
    )
    .where('isCurrent', '=', true)
    .orderBy('name')
    .$castTo<SkillFramework & { skills: number }>()
    .execute()
}
