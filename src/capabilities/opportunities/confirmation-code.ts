import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** Whom a link in a mail lets confirm the listings of which organisation, and until when. */
export interface Confirmation {
  organisationId: string
  personId: string
  until: Date
}

const purpose = 'confirm-listings'
const shape = z.tuple([z.uuid(), z.uuid(), z.number()])

/** A link's code: what it allows, sealed so that nobody can write one. */
export function writeConfirmation({ organisationId, personId, until }: Confirmation, masterKey: MasterKey): string {
  const body = Buffer.from(JSON.stringify([organisationId, personId, until.getTime()])).toString('base64url')
  return `${body}.${signatureOf(body, masterKey)}`
}

/** What a code allows; undefined for one that we did not write, or whose time is over. */
export function readConfirmation(
  code: string,
  { masterKey, now }: { masterKey: MasterKey; now: Date },
): Confirmation | undefined {
  const [body = '', signature = ''] = code.split('.')
  const [ours, theirs] = [Buffer.from(signatureOf(body, masterKey)), Buffer.from(signature)]
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return undefined
  const parsed = shape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (!parsed.success) return undefined
  const [organisationId, personId, until] = parsed.data
  return until > now.getTime() ? { organisationId, personId, until: new Date(until) } : undefined
}

function signatureOf(body: string, masterKey: MasterKey): string {
  return createHmac('sha256', masterKey.derive(purpose)).update(body).digest('base64url')
}
