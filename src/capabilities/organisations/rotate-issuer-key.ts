import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { addIssuerKey } from './issuer-key-store.ts'

const sameWishMs = 60_000

/**
 * Retires the organisation's key and gives it a new one. What the old key signed stays valid. Asked again within a minute,
 * as by a second click, it changes nothing: that wish is fulfilled.
 */
export async function rotateIssuerKey({
  database,
  masterKey,
  manager,
  now,
}: {
  database: Database
  masterKey: MasterKey
  manager: OrganisationManager
  now: Date
}) {
  const { organisationId, personId } = manager
  await database.transaction().execute(async (tx) => {
    // Serialised by a lock: a concurrent call finds the key that the first one made.
    await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
    const justRetired = await tx
      .selectFrom('issuerKeys')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('retiredAt', '>', new Date(now.getTime() - sameWishMs))
      .executeTakeFirst()
    if (justRetired) return
    await tx
      .updateTable('issuerKeys')
      .set({ retiredAt: now })
      .where('organisationId', '=', organisationId)
      .where('retiredAt', 'is', null)
      .execute()
    await addIssuerKey(tx, { organisationId, masterKey, now })
    await audit(
      tx,
      { actorId: personId, action: 'issuer-key.rotated', subjectType: 'organisation', subjectId: organisationId },
      now,
    )
  })
}
