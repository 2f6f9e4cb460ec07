import type { PathwayContent, Step } from '#capabilities/pathways/pathway.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import type { SkillsBetween } from './asked-skill-rules.ts'
import type { SkillEvidence } from './list-skill-evidence.ts'
import type { PublicJobRole } from './public-job-role.ts'

/** From one kind of job to another: what carries over, what is missing, and which badges bridge it. */
export interface Bridge extends SkillsBetween {
  from: PublicJobRole
  to: PublicJobRole
  /** Of each skill that is missing, in its order. */
  evidence: SkillEvidence[]
}

/** What a drafted pathway says of itself; worded where it is drafted. */
export interface BridgeWords {
  title: string
  summary: string
  audience: string
  /** Why a step matters, by the weight of its skill. */
  must: string
  helps: string
}

/** A pathway of what is missing: a step for each skill that badges of the place show, what a job must have first. */
export function bridgePathway(
  { to, evidence }: Bridge,
  words: { en: BridgeWords; cy: BridgeWords },
): PathwayContent | undefined {
  const taught = evidence.filter(({ badges }) => badges.length > 0)
  const [first] = taught.flatMap(({ badges }) => badges)
  if (!first) return undefined
  const { en, cy } = words
  return {
    ...{ title: en.title, titleCy: cy.title, summary: en.summary, summaryCy: cy.summary },
    ...{ audience: en.audience, audienceCy: cy.audience },
    ...{ destinationKind: 'role', destination: to.title, destinationCy: to.titleCy ?? to.title },
    theme: isTheme(first.theme) ? first.theme : 'community',
    reviewOn: null,
    steps: taught.map(
      ({ skill, badgeIds }, at): Step => ({
        key: `skill-${at + 1}`,
        title: skill.name,
        titleCy: skill.nameCy ?? null,
        reason: en[skill.weight],
        reasonCy: cy[skill.weight],
        after: [],
        branch: null,
        requirement: { kind: 'badges', options: badgeIds.map((badgeId) => ({ badgeId })), needed: 1 },
      }),
    ),
    choices: [],
    finishBadgeId: null,
  }
}
