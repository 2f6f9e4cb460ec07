import { listOwnSkills, type OwnSkillBadge } from '#capabilities/awards/list-own-skills.ts'
import { asNamed } from '#capabilities/skills/align-skills.ts'
import { everydayFramework, everydaySkills } from '#capabilities/skills/everyday-skills.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Services } from '#infrastructure/services.ts'
import { everydaySkillsIn, skillsAsked } from './advert-rules.ts'
import { skillKey } from './asked-skill.ts'
import { listSkillEvidence, type SkillEvidence } from './list-skill-evidence.ts'
import { nameSkills } from './propose-skills.ts'

/** A skill that an advert asks for. */
export interface ReadSkill extends SkillEvidence {
  /** The sentence of the advert that asks for it. */
  sentence: string
  /** Badges of the reader's that show it. */
  own: OwnSkillBadge[]
}

const mostAsked = 20
/** Skills of badges that mean the same as an everyday skill are looked up together with it, so many of them. */
const mostAlike = 8
const mostOwn = 500

type Powers = Pick<Services, 'database' | 'site'> & { now: Date }

/**
 * What an advert for a job asks for, what of it the reader's badges show, and where in a place the rest is learned. Nothing
 * is kept: neither the advert nor the answer.
 */
export async function readAdvert(
  { placeId, personId, text }: { placeId: string; personId: string; text: string },
  { database, site, now }: Powers,
): Promise<ReadSkill[]> {
  const [{ named, taught }, own] = await Promise.all([
    nameSkills({ placeId, text }, { database, site }),
    listOwnSkills({ personId, limit: mostOwn }, { database, now }),
  ])
  const everyday = everydayByPart(site)
  const asked = distinct(skillsAsked(text, { named, everyday }), everyday).slice(0, mostAsked)
  const meanings = asked.map(({ skill, slug }) => ({
    ...{ keys: new Set([skillKey(skill)]), slug },
    skills: [skill, ...(slug ? taught.filter((one) => means(one, slug)).slice(0, mostAlike) : [])],
  }))
  const evidence = await listSkillEvidence(
    {
      placeId,
      skills: meanings.flatMap(({ skills }) => skills.map((skill) => ({ ...skill, weight: 'helps' as const }))),
    },
    { database, now },
  )
  let from = 0
  return asked.map(({ skill, sentence }, at) => {
    const meaning = meanings[at] as (typeof meanings)[number]
    const parts = evidence.slice(from, from + meaning.skills.length)
    from += meaning.skills.length
    const shows = (one: Skill) =>
      meaning.keys.has(skillKey(one)) || (meaning.slug !== undefined && means(one, meaning.slug))
    const held = own.flatMap(({ skill: one, badges }) => (shows(one) ? badges : []))
    return {
      ...{ skill: { ...skill, weight: 'helps' as const }, sentence },
      own: [...new Map(held.map((one) => [one.id, one])).values()],
      badges: firstOfEach(parts.flatMap(({ badges }) => badges)).slice(0, 3),
      badgeIds: parts.flatMap(({ badgeIds }) => badgeIds),
      where: firstOfEach(parts.flatMap(({ where }) => where)).slice(0, 2),
    }
  })
}

const firstOfEach = <One extends { id: string }>(all: One[]): One[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
]

/** Whether the name of a skill says the same as an everyday skill, as an advert would say it. */
const means = ({ name, nameCy }: Skill, slug: string) =>
  [name, nameCy ?? ''].some((words) => everydaySkillsIn(words).includes(slug))

function everydayByPart(site: Services['site']): Map<string, Skill> {
  const { name: frameworkName } = everydayFramework
  return new Map(
    everydaySkills.map((one) => [one.uri.split('/').at(-1) ?? '', asNamed({ ...one, frameworkName }, site)]),
  )
}

interface AskedOnce {
  skill: Skill
  sentence: string
  /** Of an everyday skill: the last part of its address. */
  slug: string | undefined
}

/** Each skill once: one that only says in other words what an everyday skill says is part of that one. */
function distinct(asked: { skill: Skill; sentence: string }[], everyday: Map<string, Skill>): AskedOnce[] {
  const partOf = new Map([...everyday].map(([slug, skill]) => [skillKey(skill), slug]))
  const once = new Map<string, AskedOnce>()
  for (const { skill, sentence } of asked) {
    const slug = partOf.get(skillKey(skill)) ?? everydaySkillsIn(skill.name).find((one) => everyday.has(one))
    const known = (slug && everyday.get(slug)) || skill
    if (!once.has(skillKey(known))) once.set(skillKey(known), { skill: known, sentence, slug })
  }
  return [...once.values()]
}
