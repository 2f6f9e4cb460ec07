import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { alike, type Difference, differencesOf } from './difference-rules.ts'
import { findNamedThings, listAgreedBadges, type NamedThings } from './find-named-things.ts'
import { findPathway, findPathwayDraft } from './find-pathway.ts'
import type { Pathway, PathwayContent } from './pathway.ts'
import { type Problem, problemsOf } from './problem-rules.ts'

/** What its curator needs to see of a pathway. */
export interface PathwayState {
  pathway: Pathway
  draft: PathwayContent
  things: NamedThings
  problems: Problem[]
  /** What publishing would change for learners; absent before it was ever published. */
  differences: Difference[] | undefined
  number: number | undefined
  /** Whether there is anything to publish. */
  changed: boolean
  /** How many people follow it, and how many of them on the newest version. */
  followers: { all: number; onNewest: number; finished: number }
}

export async function findPathwayState(
  { pathwayId }: { pathwayId: string },
  { database, now }: Reading & { now: Date },
): Promise<PathwayState | undefined> {
  const found = await findPathwayDraft(pathwayId, { database })
  if (!found) return undefined
  const { draft, ...pathway } = found
  const [things, agreedBadgeIds, published, followers] = await Promise.all([
    findNamedThings([draft], { database, now }),
    listAgreedBadges(pathwayId, { database }),
    findPathway({ id: pathwayId }, { database }),
    countFollowers(database, pathwayId),
  ])
  const { organisationId } = pathway
  return {
    pathway,
    draft,
    things,
    problems: problemsOf({ content: draft, facts: { ...things, agreedBadgeIds }, organisationId, pathwayId, now }),
    differences: published && differencesOf(published.content, draft),
    number: published?.number,
    changed: !published || !alike(published.content, draft),
    followers,
  }
}

async function countFollowers(database: Reader, pathwayId: string): Promise<PathwayState['followers']> {
  return database
    .selectFrom('pathwayGoals')
    .innerJoin('pathways', 'pathways.id', 'pathwayGoals.pathwayId')
    .select((select) => [
      select.fn.countAll<number>().as('all'),
      select.fn.countAll<number>().filterWhereRef('versionId', '=', 'currentVersionId').as('onNewest'),
      select.fn.countAll<number>().filterWhere('finishedAt', 'is not', null).as('finished'),
    ])
    .where('pathwayGoals.pathwayId', '=', pathwayId)
    .executeTakeFirstOrThrow()
}
