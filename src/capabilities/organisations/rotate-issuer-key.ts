import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { addIssuerKey } from './issuer-key-store.ts'

/** Retires the organisation's key and gives it a new one. What the old key signed stays valid. */
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
