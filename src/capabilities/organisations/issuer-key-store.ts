import { generateKeyPair } from '@waymark/open-badges'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** By Ed25519 an organisation signs badges and lists; by P-256 what a wallet reads as JOSE. */
export type IssuerKeyKind = 'Ed25519' | 'P-256'

interface NewKey {
  organisationId: string
  masterKey: MasterKey
  now: Date
  kind?: IssuerKeyKind
}

/** Gives the organisation a key of its own; the secret half is sealed before it is stored. */
export async function addIssuerKey(tx: Tx, { organisationId, masterKey, now, kind = 'Ed25519' }: NewKey) {
  const { publicKeyMultibase, secretKeyMultibase } = await generateKeyPair(kind)
  const sealedSecretKey = masterKey.seal(secretKeyMultibase, `issuer-key:${organisationId}`)
  await tx
    .insertInto('issuerKeys')
    .values({ id: newId(now), organisationId, kind, publicKeyMultibase, sealedSecretKey, createdAt: now })
    .execute()
}

/** The key in use, or the one with this id, retired or not. */
export async function selectKey(
  database: Reader,
  { organisationId, keyId, kind = 'Ed25519' }: { organisationId: string; keyId?: string; kind?: IssuerKeyKind },
) {
  return database
    .selectFrom('issuerKeys')
    .select(['id', 'publicKeyMultibase', 'sealedSecretKey'])
    .where('organisationId', '=', organisationId)
    .where((where) =>
      keyId ? where('id', '=', keyId) : where.and([where('retiredAt', 'is', null), where('kind', '=', kind)]),
    )
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
