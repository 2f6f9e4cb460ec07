import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** How long a code works at least; at most twice as long. */
export const addressCodeMinutes = 10

interface AddressCode {
  personId: string
  /** The account's address until now: a code is of no use once it has been changed. */
  from: string
  to: string
}

/** The code that proves that the mail at a new address is read: it follows from both addresses and the time. */
export function addressCodeOf(change: AddressCode, { masterKey, now }: { masterKey: MasterKey; now: Date }): string {
  return codeIn(periodOf(now), change, masterKey)
}

export function isAddressCode(
  typed: string,
  change: AddressCode,
  { masterKey, now }: { masterKey: MasterKey; now: Date },
): boolean {
  const given = Buffer.from(typed.replace(/\s/g, ''))
  return [periodOf(now), periodOf(now) - 1].some((period) => {
    const right = Buffer.from(codeIn(period, change, masterKey))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

const periodOf = (now: Date) => Math.floor(now.getTime() / (addressCodeMinutes * 60_000))

function codeIn(period: number, { personId, from, to }: AddressCode, masterKey: MasterKey): string {
  const text = [personId, from, to, period].join('\n')
  const bytes = createHmac('sha256', masterKey.derive('address-codes')).update(text).digest()
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}
