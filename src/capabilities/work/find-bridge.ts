import { listFittingPathways } from '#capabilities/pathways/list-fitting-pathways.ts'
import type { PublicPathwayCard } from '#capabilities/pathways/public-pathway-card.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { skillsBetween } from './asked-skill-rules.ts'
import type { Bridge } from './bridge-rules.ts'
import { findPublicJobRole } from './find-job-role.ts'
import { listSkillEvidence } from './list-skill-evidence.ts'

export interface BridgeAsked {
  placeId: string
  fromId: string
  toId: string
}

/** From one kind of job that everybody sees in a place to another one; nothing where one of them is not seen. */
export async function findBridge(
  { placeId, fromId, toId }: BridgeAsked,
  { database, now }: Reading & { now: Date },
): Promise<Bridge | undefined> {
  const [from, to] = await Promise.all([fromId, toId].map((id) => findPublicJobRole({ id, placeId }, { database })))
  if (!from || !to || fromId === toId) return undefined
  const between = skillsBetween(from.skills, to.skills)
  const evidence = await listSkillEvidence({ placeId, skills: between.missing }, { database, now })
  return { from, to, ...between, evidence }
}

const mostFetched = 24
const mostShown = 4

/** Published pathways of the place that count a badge which shows what is missing. */
export async function listBridgingPathways(
  { evidence, to }: Bridge,
  { database }: Reading,
): Promise<PublicPathwayCard[]> {
  const badgeIds = [...new Set(evidence.flatMap((one) => one.badgeIds))]
  const found = await listFittingPathways({ badgeIds, chosenIds: [], limit: mostFetched }, { database })
  return found.filter(({ placeSlug }) => placeSlug === to.placeSlug).slice(0, mostShown)
}
