import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MasterKey } from './master-key.ts'

/** What a link in a mail carries, so that nobody else can write one: a text and our word for it (HMAC-SHA-256). */
export function writeLinkCode(text: string, { purpose, masterKey }: { purpose: string; masterKey: MasterKey }): string {
  const body = Buffer.from(text).toString('base64url')
  return `${body}.${wordFor(body, purpose, masterKey)}`
}

/** The text of a code that we wrote for this purpose; undefined for any other. */
export function readLinkCode(
  code: string,
  { purpose, masterKey }: { purpose: string; masterKey: MasterKey },
): string | undefined {
  const [body = '', word = ''] = code.split('.')
  const [ours, theirs] = [Buffer.from(wordFor(body, purpose, masterKey)), Buffer.from(word)]
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return undefined
  return Buffer.from(body, 'base64url').toString('utf8')
}

function wordFor(body: string, purpose: string, masterKey: MasterKey): string {
  return createHmac('sha256', masterKey.derive(purpose)).update(body).digest('base64url')
}
