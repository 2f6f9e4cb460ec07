import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** The door shows another code so often: a photograph of it is of no use to those who stayed away. */
export const doorCodeSeconds = 30
/** A code that was shown works a little longer, for phones that are slow. */
const periodsLonger = 2
/** So long a page that was opened at the door takes names. */
const entryMinutes = 15

const doorPurpose = 'register-doors'
const entryPurpose = 'register-entries'

interface Keyed {
  masterKey: MasterKey
  now: Date
}

const written = /^([0-9a-f-]{36}) (\d{1,15})$/

const periodOf = (now: Date) => Math.floor(now.getTime() / (doorCodeSeconds * 1000))

/** What the QR code at the door of a register carries at this moment. */
export const doorCodeOf = (registerId: string, { masterKey, now }: Keyed): string =>
  writeLinkCode(`${registerId} ${periodOf(now)}`, { purpose: doorPurpose, masterKey })

export interface DoorEntry {
  registerId: string
  /** The half minute in which the door showed the code. */
  period: number
}

function readSince(code: string, { purpose, masterKey, now, periods }: Keyed & { purpose: string; periods: number }) {
  const text = readLinkCode(code, { purpose, masterKey })
  const [, registerId, at] = (text && written.exec(text)) || []
  const period = Number(at)
  const age = periodOf(now) - period
  return registerId && age >= 0 && age <= periods ? { registerId, period } : undefined
}

/** The register whose door shows this code now, or did a moment ago; undefined for an older one and for any other text. */
export const readDoorCode = (code: string, keyed: Keyed): DoorEntry | undefined =>
  readSince(code, { ...keyed, purpose: doorPurpose, periods: periodsLonger })

/** What the form of a page carries that was opened with a door's code: it works for as long as one needs to type. */
export const entryCodeOf = ({ registerId, period }: DoorEntry, { masterKey }: Pick<Keyed, 'masterKey'>): string =>
  writeLinkCode(`${registerId} ${period}`, { purpose: entryPurpose, masterKey })

export const readEntryCode = (code: string, keyed: Keyed): DoorEntry | undefined =>
  readSince(code, { ...keyed, purpose: entryPurpose, periods: (entryMinutes * 60) / doorCodeSeconds })
