import type { Services } from '#infrastructure/services.ts'
import { findSkillsCalled } from './find-skill.ts'
import type { FoundSkill, Skill } from './skill.ts'

/** Skills as they were typed, each with its address where a framework calls something exactly so. */
export async function alignSkills(
  skills: Skill[],
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<Skill[]> {
  const plain = skills.filter(({ uri }) => uri === undefined).map(({ name }) => name)
  const found = await findSkillsCalled(plain, { database })
  const aligned = skills.map((skill) => {
    const match = skill.uri === undefined ? found.get(skill.name) : undefined
    return match ? asNamed(match, site) : skill
  })
  // Two ways to write one skill are one skill.
  return [...new Map(aligned.map((skill) => [skill.uri ?? skill.name, skill])).values()]
}

/** A skill of a framework as a badge or an opportunity names it: with its address, in its framework or here. */
export function asNamed(
  { label, labelCy, uri, frameworkName }: Pick<FoundSkill, 'label' | 'labelCy' | 'uri' | 'frameworkName'>,
  { origin }: Pick<Services['site'], 'origin'>,
): Skill {
  return {
    name: label,
    ...(labelCy ? { nameCy: labelCy } : {}),
    ...addressed(uri, origin),
    framework: frameworkName,
  }
}

/** Where a skill is described: in its framework, or here. A table without addresses gives a word and no more. */
function addressed(uri: string, origin: string): { uri?: string } {
  if (uri.startsWith('/')) return { uri: origin + uri }
  return /^https?:/i.test(uri) && URL.canParse(uri) ? { uri } : {}
}
