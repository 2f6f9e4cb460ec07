import type { PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** The role may be shared: a place has as many leads as were appointed. */
export async function appointCityLead(
  { placeId, personId }: { placeId: string; personId: string },
  { database, administrator, now }: { database: Database; administrator: PlatformAdministrator; now: Date },
) {
  await database.transaction().execute(async (tx) => {
    await tx
      .insertInto('placeLeads')
      .values({ placeId, personId, since: now })
      .onConflict((conflict) => conflict.columns(['placeId', 'personId']).doNothing())
      .execute()
    await audit(
      tx,
      {
        actorId: administrator.personId,
        action: 'city-lead.appointed',
        subjectType: 'person',
        subjectId: personId,
        placeId,
      },
      now,
    )
  })
}
