import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { isTimedCode, timedCodeOf } from '#infrastructure/keys/timed-code.ts'

interface AddressCode {
  personId: string
  /** The account's address until now: a code is of no use once it has been changed. */
  from: string
  to: string
}

interface Powers {
  masterKey: MasterKey
  now: Date
}

const purpose = 'address-codes'

/** The code that proves that the mail at a new address is read: it follows from both addresses and the time. */
export function addressCodeOf({ personId, from, to }: AddressCode, powers: Powers): string {
  return timedCodeOf([personId, from, to], { purpose, ...powers })
}

export function isAddressCode(typed: string, { personId, from, to }: AddressCode, powers: Powers): boolean {
  return isTimedCode(typed, [personId, from, to], { purpose, ...powers })
}
