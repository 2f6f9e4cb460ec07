import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'application-partners'

/** What the link of one partner carries. */
export function partnerCodeOf(partnerId: string, masterKey: MasterKey): string {
  return writeLinkCode(partnerId, { purpose, masterKey })
}

export function readPartnerCode(code: string, masterKey: MasterKey): string | undefined {
  return readLinkCode(code, { purpose, masterKey })
}
