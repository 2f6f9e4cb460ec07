import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { isTimedCode, timedCodeOf } from '#infrastructure/keys/timed-code.ts'

interface ErasureCode {
  personId: string
  email: string
}

interface Powers {
  masterKey: MasterKey
  now: Date
}

const purpose = 'erasure-codes'

/** What the mail to an account's own address carries, so that nobody erases it who only found the page open. */
export function erasureCodeOf({ personId, email }: ErasureCode, powers: Powers): string {
  return timedCodeOf([personId, email.toLowerCase()], { purpose, ...powers })
}

export function isErasureCode(typed: string, { personId, email }: ErasureCode, powers: Powers): boolean {
  return isTimedCode(typed, [personId, email.toLowerCase()], { purpose, ...powers })
}

const backPurpose = 'erasures-taken-back'

/** What the link in the mail carries with which it is taken back, without signing in. */
export function writeTakeBackCode(erasureId: string, masterKey: MasterKey): string {
  return writeLinkCode(erasureId, { purpose: backPurpose, masterKey })
}

export function readTakeBackCode(code: string, masterKey: MasterKey): string | undefined {
  return readLinkCode(code, { purpose: backPurpose, masterKey })
}
