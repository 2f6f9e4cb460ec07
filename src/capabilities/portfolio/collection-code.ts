import { createHash, createHmac } from 'node:crypto'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

interface Address {
  collectionId: string
  addressNumber: number
}

const textOf = ({ collectionId, addressNumber }: Address) => `${collectionId} ${addressNumber}`

/** What the address of an open collection carries: 132 bits that follow from it, so that only their hash is kept. */
export function collectionCodeOf(address: Address, masterKey: MasterKey): string {
  const word = createHmac('sha256', masterKey.derive('collection-addresses')).update(textOf(address))
  return word.digest('base64url').slice(0, 22)
}

/** Kept instead of the code, to find the collection by. */
export const collectionCodeHash = (code: string): Buffer => createHash('sha256').update(code).digest()

const pinDigits = 6

/** The code that a reader is asked for beside the address, told by its owner on another way. */
export function collectionPinOf(address: Address, masterKey: MasterKey): string {
  const bytes = createHmac('sha256', masterKey.derive('collection-pins')).update(textOf(address)).digest()
  return String(bytes.readUInt32BE(0) % 10 ** pinDigits).padStart(pinDigits, '0')
}

const passPurpose = 'collection-passes'
const passHours = 12

/** What a browser carries after the right code: good for this address alone, for half a day. */
export function writePass(address: Address, { masterKey, now }: { masterKey: MasterKey; now: Date }): string {
  const until = now.getTime() + passHours * 3_600_000
  return writeLinkCode(`${textOf(address)} ${until}`, { purpose: passPurpose, masterKey })
}

export function isPass(
  pass: string,
  address: Address,
  { masterKey, now }: { masterKey: MasterKey; now: Date },
): boolean {
  const [collectionId, addressNumber, until] = readLinkCode(pass, { purpose: passPurpose, masterKey })?.split(' ') ?? []
  return `${collectionId} ${addressNumber}` === textOf(address) && Number(until) > now.getTime()
}
