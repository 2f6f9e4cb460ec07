import { sql } from 'kysely'
import { asNamed } from '#capabilities/skills/align-skills.ts'
import type { FoundSkill, Skill } from '#capabilities/skills/skill.ts'
import type { Services } from '#infrastructure/services.ts'
import { skillKey } from './asked-skill.ts'
import { nameKey, namesIn, runsOf, withoutAccents } from './skill-words-rules.ts'

/** More than these names are not offered in a form. */
const mostKnown = 600
const mostProposed = 12

/** Skills that badges of a place name: what can be earned there is found first. */
export async function listTaughtSkills(
  { placeId }: { placeId: string },
  { database }: Pick<Services, 'database'>,
): Promise<Skill[]> {
  const { rows } = await sql<{ skill: Skill }>`
    select distinct on (coalesce(skill ->> 'uri', lower(skill ->> 'name'))) skill
    from badges join badge_versions on badge_versions.id = badges.current_version_id
      cross join lateral jsonb_array_elements(badge_versions.skills) as skill
    where badges.place_id = ${placeId} and badges.status = 'published'
    order by coalesce(skill ->> 'uri', lower(skill ->> 'name')), badges.published_at desc, badges.id
    limit ${mostKnown}`.execute(database)
  return rows.map(({ skill }) => skill).toSorted((one, other) => one.name.localeCompare(other.name))
}

/**
 * Skills whose names stand in a description, by the names that badges of the place use, and by labels and synonyms of the
 * frameworks that were brought in. A person says of each whether it is meant.
 */
export async function proposeSkills(
  { placeId, text }: { placeId: string; text: string },
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<Skill[]> {
  const { named } = await nameSkills({ placeId, text }, { database, site })
  const proposed = new Map(namesIn(text, named).map((skill) => [skillKey(skill), skill]))
  return [...proposed.values()].slice(0, mostProposed)
}

/** Names that stand in a text, each with the skill that it means; and the skills that badges of the place name. */
export async function nameSkills(
  { placeId, text }: { placeId: string; text: string },
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<{ named: Map<string, Skill>; taught: Skill[] }> {
  const runs = runsOf(text)
  const [taught, framework] = await Promise.all([
    listTaughtSkills({ placeId }, { database }),
    runs.length > 0 ? findCalled(runs, { database }) : [],
  ])
  const named = new Map<string, Skill>()
  // The first to have a name keeps it: what is taught here, then what a framework calls so, then synonyms.
  const add = (name: string | null | undefined, skill: Skill) => {
    const key = name ? nameKey(name) : ''
    if (key && !named.has(key)) named.set(key, skill)
  }
  for (const skill of taught) for (const name of [skill.name, skill.nameCy]) add(name, skill)
  const brought = framework.map((found) => ({ found, skill: asNamed(found, site) }))
  for (const { found, skill } of brought) for (const name of [found.label, found.labelCy]) add(name, skill)
  for (const { found, skill } of brought) for (const name of found.otherLabels) add(name, skill)
  return { named, taught }
}

/** Skills of the current frameworks that one of these runs of words names. */
async function findCalled(runs: string[], { database }: Pick<Services, 'database'>): Promise<FoundSkill[]> {
  const { rows } = await sql<FoundSkill>`
    select skills.id, skills.uri, skills.label, skills.label_cy, skills.other_labels, skills.description,
      skill_frameworks.name as framework_name, skill_frameworks.slug as framework_slug
    from skills join skill_frameworks on skill_frameworks.id = skills.framework_id and is_current
    where skills.label_key = any(${runs}::text[]) or skills.label_cy_key = any(${runs}::text[])
      or exists (select from unnest(skills.other_labels) as other where plain_words(other) = any(${runs}::text[]))
    order by (skills.uri like '/%') desc, length(skills.label), skills.uri limit 200`.execute(database)
  return rows
}

/** The skill that each name means: one that is taught in the place, or one of a framework; none for a name of neither. */
export async function findNamedSkills(
  { placeId, names }: { placeId: string; names: string[] },
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<(Skill | undefined)[]> {
  const [taught, framework] = await Promise.all([
    listTaughtSkills({ placeId }, { database }),
    findCalled([...new Set([...names.map(nameKey), ...names.map(withoutAccents)])], { database }),
  ])
  return names.map((name) => {
    const key = nameKey(name)
    const is = (other: string | null | undefined) => other && nameKey(other) === key
    const here = taught.find((skill) => is(skill.name) || is(skill.nameCy))
    const brought =
      framework.find(({ label, labelCy }) => is(label) || is(labelCy)) ??
      framework.find(({ otherLabels }) => otherLabels.some(is))
    return here ?? (brought && asNamed(brought, site))
  })
}
