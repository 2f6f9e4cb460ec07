import type { Skill } from '#capabilities/skills/skill.ts'

/** Whether a job cannot be done without a skill, or goes better with it. */
export const skillWeights = ['must', 'helps'] as const
export type SkillWeight = (typeof skillWeights)[number]

/** A skill that a kind of job or a vacancy asks for. */
export interface AskedSkill extends Skill {
  weight: SkillWeight
}

export const mostAskedSkills = 8

/** A skill is one by its address in a framework, or by its name where it has none, as a learner's own skills are. */
export const skillKey = ({ uri, name }: Skill): string => uri ?? name.toLowerCase()
