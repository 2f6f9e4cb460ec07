import { generateKeyPair } from '@waymark/open-badges'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** Gives the organisation a key of its own; the secret half is sealed before it is stored. */
export async function addIssuerKey(
  tx: Tx,
  { organisationId, masterKey, now }: { organisationId: string; masterKey: MasterKey; now: Date },
) {
  const { publicKeyMultibase, secretKeyMultibase } = await generateKeyPair()
  const sealedSecretKey = masterKey.seal(secretKeyMultibase, `issuer-key:${organisationId}`)
  await tx
    .insertInto('issuerKeys')
    .values({ id: newId(now), organisationId, publicKeyMultibase, sealedSecretKey, createdAt: now })
    .execute()
}

/** The key in use, or the one with this id, retired or not. */
export async function selectKey(
  database: Reader,
  { organisationId, keyId }: { organisationId: string; keyId?: string },
) {
  return database
    .selectFrom('issuerKeys')
    .select(['id', 'publicKeyMultibase', 'sealedSecretKey'])
    .where('organisationId', '=', organisationId)
    .where((where) => (keyId ? where('id', '=', keyId) : where('retiredAt', 'is', null)))
    .executeTakeFirst()
}

/** One of the keys in use, whosever it is. */
export async function selectAnyKey(database: Reader) {
  return database
    .selectFrom('issuerKeys')
    .select(['organisationId', 'sealedSecretKey'])
    .where('retiredAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
}
