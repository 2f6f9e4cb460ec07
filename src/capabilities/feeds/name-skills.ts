import { asNamed } from '#capabilities/skills/align-skills.ts'
import { findSkillsCalled } from '#capabilities/skills/find-skill.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Services } from '#infrastructure/services.ts'
import type { FeedListing } from './feed.ts'

/**
 * The skills of each listing: those that its source names, and of its keywords those that a framework calls exactly so.
 * One question for all of them.
 */
export async function nameSkills(
  listings: Pick<FeedListing, 'skills' | 'keywords'>[],
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<Skill[][]> {
  const terms = listings.flatMap(({ skills = [], keywords = [] }) => [...skills, ...keywords])
  const known = await findSkillsCalled([...new Set(terms)], { database })
  const linked = (word: string): Skill | undefined => {
    const found = known.get(word)
    return found && asNamed(found, site)
  }
  return listings.map(({ skills = [], keywords = [] }) => {
    const named = [...skills.map((name) => linked(name) ?? { name }), ...keywords.flatMap((word) => linked(word) ?? [])]
    // Two ways to write one skill are one skill.
    return [...new Map(named.map((skill) => [skill.uri ?? skill.name, skill])).values()]
  })
}
