import { createHash, createHmac } from 'node:crypto'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** Crockford's alphabet: no letter that looks like a digit or like another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 10

/** The code under which an award can be kept: 50 bits that follow from the award, so that nothing has to be kept. */
export function claimCodeOf(awardId: string, masterKey: MasterKey): string {
  const bytes = createHmac('sha256', masterKey.derive('claim-codes')).update(awardId).digest()
  return lettersOf(bytes.subarray(0, codeLength))
}

/** One letter for each byte: what people read out and type has no other letters. */
export const lettersOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte % 32]).join('')

/** As people read it out: `4F7KQ-9TXB2`. */
export function writeClaimCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A typed code without spaces and look-alike letters; undefined where it cannot be a code. */
export const readClaimCode = (typed: string): string | undefined => readLetters(typed, codeLength)

/** So many typed letters without spaces and look-alikes; undefined where they cannot be a code of that length. */
export function readLetters(typed: string, length: number): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').replace(/U/g, 'V')
  return plain.length === length && [...plain].every((sign) => alphabet.includes(sign)) ? plain : undefined
}

/** Kept instead of the code, to find the award by. */
export function claimCodeHash(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

const pinDigits = 6

/** The PIN beside the code on a card: it follows from the award, too, and from a key of its own. */
export function cardPinOf(awardId: string, masterKey: MasterKey): string {
  const bytes = createHmac('sha256', masterKey.derive('card-pins')).update(awardId).digest()
  return String(bytes.readUInt32BE(0) % 10 ** pinDigits).padStart(pinDigits, '0')
}
