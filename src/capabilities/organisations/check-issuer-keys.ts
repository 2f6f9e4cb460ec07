import type { Reader } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { selectAnyKey } from './issuer-key-store.ts'

/** Whether the keys that sign badges can be opened: with another master key than theirs no badge could be given. */
export async function checkIssuerKeys({
  database,
  masterKey,
}: {
  database: Reader
  masterKey: MasterKey
}): Promise<boolean> {
  const key = await selectAnyKey(database)
  try {
    if (key) masterKey.open(key.sealedSecretKey, `issuer-key:${key.organisationId}`)
    return true
  } catch {
    return false
  }
}
