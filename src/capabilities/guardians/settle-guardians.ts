import { removePeopleInCare } from '#capabilities/people/remove-people-in-care.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { handoversSince, waitedSince } from './guardian-rules.ts'

const atOnce = 500

/** By the clock: children whose guardian was never verified are forgotten, and offers to hand over that nobody accepted. */
export async function settleGuardians({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  await database.deleteFrom('handovers').where('askedAt', '<', handoversSince(now)).execute()
  await database.transaction().execute(async (tx) => {
    const waiting = await tx
      .selectFrom('guardianships')
      .select('childId')
      .where('verifiedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .where('declaredAt', '<', waitedSince(now))
      .orderBy('declaredAt')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute()
    const childIds = waiting.map(({ childId }) => childId)
    if (childIds.length === 0) return
    await removePeopleInCare({ ids: childIds }, { tx })
    await audit(
      tx,
      childIds.map((subjectId) => ({
        ...{ actorId: undefined, action: 'child.forgotten', subjectType: 'person', subjectId },
      })),
      now,
    )
  })
}
