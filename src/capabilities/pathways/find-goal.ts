import type { Reading } from '#infrastructure/database/database.ts'
import { type Difference, differencesOf } from './difference-rules.ts'
import { findEarned } from './find-earned.ts'
import { findPathwayVersion } from './find-pathway.ts'
import type { PathwayContent, PathwayVersion, PublishedPathway } from './pathway.ts'
import { type Progress, progressOf } from './progress-rules.ts'

export interface GoalOnPathway {
  /** The version that the person set out on. */
  version: PathwayVersion
  progress: Progress
  /** Absent for a follower of the newest version. */
  newer: { differences: Difference[]; progress: Progress } | undefined
}

/** A person's progress on one pathway, and what the newest version would change. */
export async function findGoal(
  { pathway, personId }: { pathway: PublishedPathway; personId: string },
  { database, now }: Reading & { now: Date },
): Promise<GoalOnPathway | undefined> {
  const goal = await database
    .selectFrom('pathwayGoals')
    .select('versionId')
    .where('personId', '=', personId)
    .where('pathwayId', '=', pathway.id)
    .executeTakeFirst()
  const version = goal && (await findPathwayVersion({ versionId: goal.versionId }, { database }))
  if (!version) return undefined
  const contents: PathwayContent[] = [version.content, pathway.content]
  const earned = await findEarned({ personId, contents }, { database, now })
  return {
    version,
    progress: progressOf(version.content, earned),
    newer:
      version.versionId === pathway.versionId
        ? undefined
        : {
            differences: differencesOf(version.content, pathway.content),
            progress: progressOf(pathway.content, earned),
          },
  }
}
