import { type AskedSkillsRefusal, longestAbout, longestTitle, skillsRefusalOf } from './asked-skill-rules.ts'
import type { JobRoleContent } from './job-role.ts'

export type JobRoleContentRefusal = AskedSkillsRefusal | 'title-is-missing' | 'about-is-missing' | 'too-long'

/** Why a kind of job cannot be described so, or `undefined`. A draft may ask for nothing yet. */
export function jobRoleRefusalOf({
  title,
  titleCy,
  about,
  aboutCy,
  skills,
}: JobRoleContent): JobRoleContentRefusal | undefined {
  if (!title.trim()) return 'title-is-missing'
  if (!about.trim()) return 'about-is-missing'
  if ([title, titleCy].some((text) => (text?.length ?? 0) > longestTitle)) return 'too-long'
  if ([about, aboutCy].some((text) => (text?.length ?? 0) > longestAbout)) return 'too-long'
  return skillsRefusalOf(skills)
}
