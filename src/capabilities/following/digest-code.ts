import { isId } from '#infrastructure/ids.ts'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'stop-digest'

/** What a mail's link carries: it ends these mails for its reader, and can do nothing else. */
export function writeDigestCode(personId: string, masterKey: MasterKey): string {
  return writeLinkCode(personId, { purpose, masterKey })
}

export function readDigestCode(code: string, masterKey: MasterKey): string | undefined {
  const personId = readLinkCode(code, { purpose, masterKey })
  return personId !== undefined && isId(personId) ? personId : undefined
}
