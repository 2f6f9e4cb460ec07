import type { AnswerThings } from '#capabilities/asks/ask.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { listOwnSkills } from '#capabilities/awards/list-own-skills.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import type { Experience } from '#capabilities/portfolio/experience.ts'
import { listExperiences } from '#capabilities/portfolio/list-experiences.ts'
import { type AskedSkill, skillKey } from '#capabilities/work/asked-skill.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type BadgeTick, type BroughtTick, badgeTick, broughtTick } from '#web/portfolio/thing-ticks.tsx'

interface Choices {
  personId: string
  skills: AskedSkill[]
  ticked: AnswerThings
  terms?: string
}

export interface AnswerChoices {
  badges: BadgeTick[]
  brought: BroughtTick[]
  experiences: Experience[]
  /** Ids of those that show something that is asked for. */
  asked: string[]
  /** Whether there are others, which a search finds. */
  isMore: boolean
}

const onAPage = 40
const mostOwn = 2000

/** What a learner can show to who asked: what was ticked, what shows a skill that is asked for, then the latest. */
export async function answerChoices(
  { personId, skills, ticked, terms }: Choices,
  { database, now }: Reading & { now: Date },
): Promise<AnswerChoices> {
  const own = skills.length > 0 ? await listOwnSkills({ personId, limit: mostOwn }, { database, now }) : []
  const wanted = new Set(skills.map(skillKey))
  const asked = own.filter(({ skill }) => wanted.has(skillKey(skill))).flatMap(({ badges }) => badges)
  const [ofOurs, ofOthers] = [false, true].map((elsewhere) =>
    asked.filter(({ isFromElsewhere }) => isFromElsewhere === elsewhere).map(({ id }) => id),
  ) as [string[], string[]]
  const search = terms ? { terms } : {}
  const [firstOurs, ours, firstOthers, others, experiences] = await Promise.all([
    listAwards({ personId, state: 'kept', ids: [...ticked.awardIds, ...ofOurs], limit: onAPage * 4 }, { database }),
    listAwards({ personId, state: 'kept', ...search, limit: onAPage }, { database }),
    listBroughtBadges({ personId, ids: [...ticked.broughtBadgeIds, ...ofOthers], limit: onAPage * 4 }, { database }),
    listBroughtBadges({ personId, ...search, limit: onAPage }, { database }),
    listExperiences({ personId }, { database }),
  ])
  return {
    badges: oneOfEach([...firstOurs.rows, ...ours.rows]).map(badgeTick),
    brought: oneOfEach([...firstOthers.rows, ...others.rows]).map(broughtTick),
    asked: asked.map(({ id }) => id),
    experiences,
    isMore: ours.next !== undefined || others.next !== undefined,
  }
}

const oneOfEach = <One extends { id: string }>(all: One[]): One[] =>
  [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed()
