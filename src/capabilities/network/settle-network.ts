import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { networkOrganisation } from './network-organisation.ts'
import { monthsLater } from './network-rules.ts'

const mostAtOnce = 200

/** By the clock: what had no entry for 24 months is deleted, with its contacts and its log. Those who lead the place were told. */
export async function settleNetwork({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const before = monthsLater(localParts(now).date, -networkOrganisation.keptMonths)
  await database.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('networkOrganisations')
      .where('id', 'in', (over) =>
        over
          .selectFrom('networkOrganisations')
          .select('id')
          .where('lastEntryOn', '<', before)
          .orderBy('lastEntryOn')
          .orderBy('id')
          .limit(mostAtOnce)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['id', 'placeId'])
      .execute()
    const entry = { actorId: undefined, action: 'network.ended', subjectType: 'network' }
    await audit(
      tx,
      gone.map(({ id: subjectId, placeId }) => ({ ...entry, subjectId, placeId })),
      now,
    )
  })
}
