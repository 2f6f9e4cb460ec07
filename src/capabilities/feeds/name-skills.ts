import { alignSkills, asNamed } from '#capabilities/skills/align-skills.ts'
import { findSkillsCalled } from '#capabilities/skills/find-skills.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Services } from '#infrastructure/services.ts'
import type { FeedListing } from './feed.ts'

/** The skills of a listing: those that its source names, and of its keywords those that a framework calls exactly so. */
export async function nameSkills(
  { skills = [], keywords = [] }: Pick<FeedListing, 'skills' | 'keywords'>,
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<Skill[]> {
  if (skills.length + keywords.length === 0) return []
  const known = await findSkillsCalled(database, keywords)
  const marked = [...known.values()].map((skill) => asNamed(skill, site))
  return alignSkills([...skills.map((name) => ({ name })), ...marked], { database, site })
}
