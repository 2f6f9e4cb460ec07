import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { followHoldings } from '#capabilities/people/update-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { goalsChanged } from './pathway-jobs.ts'

type Powers = Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date }

export type ChoosePathwayOutcome = { ok: true } | { ok: false; refusal: 'pathway-not-found' | 'too-many-goals' }

/** The most goals of one person: bounds what a page shows and a job counts. */
const mostGoals = 20

/** Makes a pathway a person's goal, in the version that is in force now. Choosing it again changes nothing. */
export async function choosePathway(
  { pathwayId }: { pathwayId: string },
  { database, queue, signedIn, now }: Powers,
): Promise<ChoosePathwayOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<ChoosePathwayOutcome> => {
    await lockGoals(tx, personId)
    const pathway = await tx
      .selectFrom('pathways')
      .select(['currentVersionId', 'placeId'])
      .where('id', '=', pathwayId)
      .where('status', '=', 'published')
      .executeTakeFirst()
    if (!pathway?.currentVersionId) return { ok: false, refusal: 'pathway-not-found' }
    const goals = await tx.selectFrom('pathwayGoals').select('pathwayId').where('personId', '=', personId).execute()
    if (goals.some((goal) => goal.pathwayId === pathwayId)) return { ok: true }
    if (goals.length >= mostGoals) return { ok: false, refusal: 'too-many-goals' }
    await tx
      .insertInto('pathwayGoals')
      .values({ personId, pathwayId, versionId: pathway.currentVersionId, chosenAt: now, countedAt: now })
      .execute()
    await followHoldings(personId, { tx })
    await queue.enqueue(tx, goalsChanged, [{ personIds: [personId] }])
    await auditGoal(tx, { action: 'goal.chosen', pathwayId, personId, now })
    return { ok: true }
  })
}

export type GoalOutcome = { ok: true } | { ok: false; refusal: 'goal-not-found' }

/** Gives a goal up. What was earned stays, and so does what was reached. */
export async function leavePathway(
  { pathwayId }: { pathwayId: string },
  { database, signedIn: { personId }, now }: Powers,
): Promise<GoalOutcome> {
  return database.transaction().execute(async (tx): Promise<GoalOutcome> => {
    const left = await tx
      .deleteFrom('pathwayGoals')
      .where('personId', '=', personId)
      .where('pathwayId', '=', pathwayId)
      .returning('pathwayId')
      .executeTakeFirst()
    if (!left) return { ok: false, refusal: 'goal-not-found' }
    await auditGoal(tx, { action: 'goal.left', pathwayId, personId, now })
    return { ok: true }
  })
}

/** Moves a goal to the version in force; everything earned counts there too. */
export async function moveToNewestVersion(
  { pathwayId }: { pathwayId: string },
  { database, queue, signedIn: { personId }, now }: Powers,
): Promise<GoalOutcome> {
  return database.transaction().execute(async (tx): Promise<GoalOutcome> => {
    const moved = await tx
      .updateTable('pathwayGoals')
      .set({
        versionId: sql<string>`(select current_version_id from pathways where id = ${pathwayId})`,
        finishedAt: null,
        countedAt: now,
      })
      .where('personId', '=', personId)
      .where('pathwayId', '=', pathwayId)
      .returning('pathwayId')
      .executeTakeFirst()
    if (!moved) return { ok: false, refusal: 'goal-not-found' }
    await queue.enqueue(tx, goalsChanged, [{ personIds: [personId] }])
    await auditGoal(tx, { action: 'goal.moved', pathwayId, personId, now })
    return { ok: true }
  })
}

/** One change of a person's goals after another: two clicks at once count as they would one by one. */
async function lockGoals(tx: Tx, personId: string) {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
}

interface GoalEntry {
  action: string
  pathwayId: string
  personId: string
  now: Date
}

async function auditGoal(tx: Tx, { action, pathwayId, personId, now }: GoalEntry) {
  await audit(tx, { actorId: personId, action, subjectType: 'pathway', subjectId: pathwayId }, now)
}
