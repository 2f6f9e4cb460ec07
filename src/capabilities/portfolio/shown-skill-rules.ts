import type { Skill } from '#capabilities/skills/skill.ts'

/** A skill, with what shows it: the places of the badges in their list, from 0. */
export interface ShownSkill {
  skill: Skill
  badges: number[]
}

/** A skill is one by its address in a framework, or by its name where it has none. */
export const skillKeyOf = ({ uri, name }: Pick<Skill, 'uri' | 'name'>): string => uri ?? name.toLowerCase()

/** The skills that some badges name: what most of them show first, then in the badges' order. No number of it is a score. */
export function shownSkills(badges: readonly { skills: readonly Skill[] }[]): ShownSkill[] {
  const shown = new Map<string, ShownSkill>()
  for (const [at, { skills }] of badges.entries())
    for (const skill of skills) {
      const known = shown.get(skillKeyOf(skill))
      if (!known) shown.set(skillKeyOf(skill), { skill, badges: [at] })
      else if (!known.badges.includes(at)) known.badges.push(at)
    }
  return [...shown.values()].sort((a, b) => b.badges.length - a.badges.length)
}
