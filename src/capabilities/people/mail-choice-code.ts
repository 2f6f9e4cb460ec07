import { isId } from '#infrastructure/ids.ts'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { isMailKind, type MailKind } from './mail-kind.ts'

const purpose = 'stop-mails'

interface Stopping {
  personId: string
  kind: MailKind
}

/** What the link at the foot of a mail carries: it ends mails of this kind for its reader, and can do nothing else. */
export function writeMailChoiceCode({ personId, kind }: Stopping, masterKey: MasterKey): string {
  return writeLinkCode(`${personId} ${kind}`, { purpose, masterKey })
}

export function readMailChoiceCode(code: string, masterKey: MasterKey): Stopping | undefined {
  const [personId, kind] = readLinkCode(code, { purpose, masterKey })?.split(' ') ?? []
  return isId(personId) && isMailKind(kind) ? { personId, kind } : undefined
}
