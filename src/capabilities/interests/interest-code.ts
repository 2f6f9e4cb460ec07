import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purposes = { page: 'interest-pages', mail: 'interest-mails' } as const

/**
 * What an address of a question's page carries. By the one of the page it can be taken back; the one in the mail also proves
 * that the mail there is read.
 */
export function interestCodeOf(interestId: string, by: 'page' | 'mail', masterKey: MasterKey): string {
  return writeLinkCode(interestId, { purpose: purposes[by], masterKey })
}

export function readInterestCode(
  code: string,
  masterKey: MasterKey,
): { interestId: string; isProof: boolean } | undefined {
  const fromMail = readLinkCode(code, { purpose: purposes.mail, masterKey })
  const interestId = fromMail ?? readLinkCode(code, { purpose: purposes.page, masterKey })
  return interestId === undefined ? undefined : { interestId, isProof: fromMail !== undefined }
}
