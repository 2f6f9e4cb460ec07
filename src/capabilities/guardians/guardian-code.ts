import { randomBytes } from 'node:crypto'
import { lettersOf, readLetters } from '#capabilities/awards/claim-code.ts'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const deskCodeLength = 8

/** So many codes are typed at a desk before the first wait. */
export const freeTries = 10

/** What a guardian shows at a desk: 40 bits that stand for one child until the guardian is verified. */
export const newDeskCode = (): string => lettersOf(randomBytes(deskCodeLength))

/** As people read it out: `4F7K-9TXB`. */
export const writeDeskCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** A typed code without spaces and look-alike letters; undefined where it cannot be one. */
export const readDeskCode = (typed: string): string | undefined => readLetters(typed, deskCodeLength)

interface HandoverLink {
  childId: string
  /** A link of an earlier offer opens nothing. */
  askedAt: Date
}

/** What the link in the mail to a young person carries. */
export function handoverCodeOf({ childId, askedAt }: HandoverLink, masterKey: MasterKey): string {
  return writeLinkCode(`${childId} ${askedAt.getTime()}`, { purpose: 'handovers', masterKey })
}

export function readHandoverCode(code: string, masterKey: MasterKey): HandoverLink | undefined {
  const [childId, at] = readLinkCode(code, { purpose: 'handovers', masterKey })?.split(' ') ?? []
  return childId && at ? { childId, askedAt: new Date(Number(at)) } : undefined
}
