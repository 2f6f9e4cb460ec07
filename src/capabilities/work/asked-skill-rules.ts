import { type AskedSkill, mostAskedSkills, skillKey } from './asked-skill.ts'

export const longestTitle = 120
export const longestAbout = 1500

export type AskedSkillsRefusal = 'too-many-skills' | 'skill-twice'

/** Why these skills cannot be asked for, or `undefined`. */
export function skillsRefusalOf(skills: AskedSkill[]): AskedSkillsRefusal | undefined {
  if (skills.length > mostAskedSkills) return 'too-many-skills'
  return new Set(skills.map(skillKey)).size < skills.length ? 'skill-twice' : undefined
}

/** What one asks for beside what another one does. */
export interface SkillsBetween {
  /** Asked for by both. */
  carriesOver: AskedSkill[]
  /** Asked for by the second alone, what it must have first. */
  missing: AskedSkill[]
  /** Asked for by the first alone. */
  leftBehind: AskedSkill[]
}

/** What carries over from one kind of job to another, as the second weighs it. */
export function skillsBetween(from: AskedSkill[], to: AskedSkill[]): SkillsBetween {
  const [had, wanted] = [new Set(from.map(skillKey)), new Set(to.map(skillKey))]
  const mustFirst = (skills: AskedSkill[]) => [
    ...skills.filter(({ weight }) => weight === 'must'),
    ...skills.filter(({ weight }) => weight !== 'must'),
  ]
  return {
    carriesOver: mustFirst(to.filter((skill) => had.has(skillKey(skill)))),
    missing: mustFirst(to.filter((skill) => !had.has(skillKey(skill)))),
    leftBehind: from.filter((skill) => !wanted.has(skillKey(skill))),
  }
}
