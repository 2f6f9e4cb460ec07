import type { Tx } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { addIssuerKey, selectKey } from './issuer-key-store.ts'

/**
 * Holds the organisation's key on P-256, with which it signs what wallets read as JOSE; made when it is needed first. Two
 * who need it at the same moment use one.
 */
export async function lockJoseKey(
  { organisationId }: { organisationId: string },
  { tx, masterKey, now }: { tx: Tx; masterKey: MasterKey; now: Date },
): Promise<void> {
  await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  if (await selectKey(tx, { organisationId, kind: 'P-256' })) return
  await addIssuerKey(tx, { organisationId, masterKey, now, kind: 'P-256' })
}
