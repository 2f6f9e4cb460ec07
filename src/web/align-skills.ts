import type { Skill } from '#capabilities/badges/badge.ts'
import { alignSkills } from '#capabilities/skills/find-skills.ts'
import type { FoundSkill } from '#capabilities/skills/skill.ts'
import type { Services } from '#infrastructure/services.ts'

/** Skills as they were typed, each with its address where a framework calls something exactly so. */
export async function alignedSkills(
  skills: Skill[],
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<Skill[]> {
  const plain = skills.filter(({ uri }) => uri === undefined).map(({ name }) => name)
  const found = await alignSkills(database, plain)
  return skills.map((skill) => {
    const match = skill.uri === undefined ? found.get(skill.name) : undefined
    return match
      ? {
          name: match.label,
          ...(match.labelCy ? { nameCy: match.labelCy } : {}),
          ...addressed(match, site),
          framework: match.frameworkName,
        }
      : skill
  })
}

/** Where a skill is described: in its framework, or here. A table without addresses gives a word and no more. */
function addressed({ uri }: Pick<FoundSkill, 'uri'>, { origin }: Pick<Services['site'], 'origin'>): { uri?: string } {
  if (uri.startsWith('/')) return { uri: origin + uri }
  return /^https?:/i.test(uri) && URL.canParse(uri) ? { uri } : {}
}
