import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'programme-interests'

/** What the link of the mail carries: by it an address is proven, and taken back. */
export function programmeInterestCode(interestId: string, masterKey: MasterKey): string {
  return writeLinkCode(interestId, { purpose, masterKey })
}

export function readProgrammeInterestCode(code: string, masterKey: MasterKey): string | undefined {
  return readLinkCode(code, { purpose, masterKey })
}
