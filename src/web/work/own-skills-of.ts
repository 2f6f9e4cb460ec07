import { listOwnSkills, type OwnSkill } from '#capabilities/awards/list-own-skills.ts'
import type { AskedSkill } from '#capabilities/work/asked-skill.ts'
import type { Visit } from '#web/site/visit.ts'
import { matchOf, type OwnMatch } from './skill-evidence.tsx'

/** More skills than the badges of one learner show. */
const mostOwn = 2000

/**
 * What the badges of the person who reads a page show; nothing where nobody is signed in. It is read for this answer
 * alone: nothing of it is stored, sent or logged, and the order of the page does not depend on it.
 */
export async function ownSkills({ services, person, now }: Visit): Promise<OwnSkill[] | undefined> {
  return person && listOwnSkills({ personId: person.id, limit: mostOwn }, { database: services.database, now })
}

/** What they show of what is asked for. */
export async function ownMatch(visit: Visit, asked: AskedSkill[]): Promise<OwnMatch | undefined> {
  const own = await ownSkills(visit)
  return own && matchOf(asked, own)
}
