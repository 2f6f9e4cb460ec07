import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const purpose = 'stop-digest'

/** What a mail's link carries: it ends these mails for its reader, and can do nothing else. */
export function writeDigestCode(personId: string, masterKey: MasterKey): string {
  return `${personId}.${signatureOf(personId, masterKey)}`
}

export function readDigestCode(code: string, masterKey: MasterKey): string | undefined {
  const [personId = '', signature = ''] = code.split('.')
  const [ours, theirs] = [Buffer.from(signatureOf(personId, masterKey)), Buffer.from(signature)]
  return isId(personId) && ours.length === theirs.length && timingSafeEqual(ours, theirs) ? personId : undefined
}

function signatureOf(personId: string, masterKey: MasterKey): string {
  return createHmac('sha256', masterKey.derive(purpose)).update(personId).digest('base64url')
}
