import { z } from 'zod'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** Whom a link in a mail lets confirm the listings of which organisation, and until when. */
export interface Confirmation {
  organisationId: string
  personId: string
  until: Date
}

const purpose = 'confirm-listings'
const shape = z.tuple([z.uuid(), z.uuid(), z.number()])

/** A link's code: what it allows, signed so that nobody else can write one. */
export function writeConfirmation({ organisationId, personId, until }: Confirmation, masterKey: MasterKey): string {
  return writeLinkCode(JSON.stringify([organisationId, personId, until.getTime()]), { purpose, masterKey })
}

/** What a code allows; undefined for one that we did not write, or whose time is over. */
export function readConfirmation(
  code: string,
  { masterKey, now }: { masterKey: MasterKey; now: Date },
): Confirmation | undefined {
  const text = readLinkCode(code, { purpose, masterKey })
  if (text === undefined) return undefined
  const parsed = shape.safeParse(JSON.parse(text))
  if (!parsed.success) return undefined
  const [organisationId, personId, until] = parsed.data
  return until > now.getTime() ? { organisationId, personId, until: new Date(until) } : undefined
}
