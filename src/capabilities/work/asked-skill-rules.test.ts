import { expect, test } from 'vitest'
import type { AskedSkill, SkillWeight } from './asked-skill.ts'
import { longestTitle, skillsBetween, skillsRefusalOf } from './asked-skill-rules.ts'
import { bridgePathway } from './bridge-rules.ts'
import type { JobRoleContent } from './job-role.ts'
import { jobRoleRefusalOf } from './job-role-rules.ts'

const skill = (name: string, weight: SkillWeight = 'helps', uri?: string): AskedSkill => ({
  ...{ name, weight },
  ...(uri && { uri }),
})
const names = (skills: AskedSkill[]) => skills.map(({ name }) => name)

test('a skill is one by its address, or by its name in any case', () => {
  expect(skillsRefusalOf([skill('Cooking'), skill('cooking', 'must')])).toBe('skill-twice')
  expect(skillsRefusalOf([skill('Cooking', 'must', 'a'), skill('Cookery', 'helps', 'a')])).toBe('skill-twice')
  expect(skillsRefusalOf([skill('Cooking', 'must', 'a'), skill('Cooking', 'helps', 'b')])).toBeUndefined()
  expect(skillsRefusalOf(Array.from({ length: 9 }, (_, at) => skill(String(at))))).toBe('too-many-skills')
})

test('what carries over is weighed by the job that one goes to, what it must have first', () => {
  const from = [skill('A', 'must'), skill('B'), skill('C')]
  const to = [skill('B', 'must'), skill('D'), skill('A'), skill('E', 'must')]
  const { carriesOver, missing, leftBehind } = skillsBetween(from, to)
  expect(carriesOver.map(({ name, weight }) => `${name} ${weight}`)).toEqual(['B must', 'A helps'])
  expect([names(missing), names(leftBehind)]).toEqual([['E', 'D'], ['C']])
})

test('a job has a name, says what is done in it, and both are short', () => {
  const content: JobRoleContent = { title: 'Cook', titleCy: null, about: 'Cooks.', aboutCy: null, skills: [] }
  expect(jobRoleRefusalOf(content)).toBeUndefined()
  expect(jobRoleRefusalOf({ ...content, title: ' ' })).toBe('title-is-missing')
  expect(jobRoleRefusalOf({ ...content, about: '' })).toBe('about-is-missing')
  expect(jobRoleRefusalOf({ ...content, titleCy: 'x'.repeat(longestTitle + 1) })).toBe('too-long')
})

test('nothing is drafted where no badge shows what is missing', () => {
  const words = { title: 'T', summary: 'S', audience: 'A', must: 'M', helps: 'H' }
  const bridge = { evidence: [{ skill: skill('A'), badges: [], badgeIds: [], where: [] }] } as unknown as Parameters<
    typeof bridgePathway
  >[0]
  expect(bridgePathway(bridge, { en: words, cy: words })).toBeUndefined()
})
