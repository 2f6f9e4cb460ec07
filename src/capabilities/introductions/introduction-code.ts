import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'introduction-guardians'

/** What the link in the mail to a guardian carries. */
export const guardianLinkOf = (introductionId: string, masterKey: MasterKey): string =>
  writeLinkCode(introductionId, { purpose, masterKey })

export const readGuardianLink = (code: string, masterKey: MasterKey): string | undefined =>
  readLinkCode(code, { purpose, masterKey })
