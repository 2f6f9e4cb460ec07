import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purposes = { page: 'application-pages', mail: 'application-mails' } as const

/** What an address of an application's pages carries. The one in the mail also proves that the mail there is read. */
export function applicationCodeOf(applicationId: string, by: 'page' | 'mail', masterKey: MasterKey): string {
  return writeLinkCode(applicationId, { purpose: purposes[by], masterKey })
}

export function readApplicationCode(
  code: string,
  masterKey: MasterKey,
): { applicationId: string; isProof: boolean } | undefined {
  const fromMail = readLinkCode(code, { purpose: purposes.mail, masterKey })
  const applicationId = fromMail ?? readLinkCode(code, { purpose: purposes.page, masterKey })
  return applicationId === undefined ? undefined : { applicationId, isProof: fromMail !== undefined }
}
