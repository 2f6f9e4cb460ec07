import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'application-coapplicants'

/** What the link of one co-applicant carries: theirs alone, so that taking them out ends it and no other. */
export function coapplicantCodeOf(coapplicantId: string, masterKey: MasterKey): string {
  return writeLinkCode(coapplicantId, { purpose, masterKey })
}

export function readCoapplicantCode(code: string, masterKey: MasterKey): string | undefined {
  return readLinkCode(code, { purpose, masterKey })
}
