import { listOwnSkills } from '#capabilities/awards/list-own-skills.ts'
import type { AskedSkill } from '#capabilities/work/asked-skill.ts'
import type { Visit } from '#web/site/visit.ts'
import { matchOf, type OwnMatch } from './skill-evidence.tsx'

/** More skills than the badges of one learner show. */
const mostOwn = 2000

/**
 * What the badges of the person who reads a page show of what is asked for; nothing where nobody is signed in. It is read
 * for this answer alone: nothing of it is stored, sent or logged, and the order of the page does not depend on it.
 */
export async function ownMatch({ services, person, now }: Visit, asked: AskedSkill[]): Promise<OwnMatch | undefined> {
  if (!person) return undefined
  const own = await listOwnSkills({ personId: person.id, limit: mostOwn }, { database: services.database, now })
  return matchOf(asked, own)
}
