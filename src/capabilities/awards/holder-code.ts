import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** How long a code on a learner's screen says whose a badge is: long enough to scan it, too short to be passed on. */
export const holderCodeMinutes = 5

const purpose = 'award-holders'

interface Keyed {
  masterKey: MasterKey
  now: Date
}

export interface HolderWord {
  awardId: string
  /** Whether the learner lets their name be seen by who scans it. */
  named: boolean
}

const written = /^([0-9a-f-]{36}) (named|nameless) (\d{1,15})$/

const minuteOf = (now: Date) => Math.floor(now.getTime() / 60_000)

/** The word that who shows an award is its holder, and is so now. Only for the holder's own pages to write. */
export const holderCodeOf = ({ awardId, named }: HolderWord, { masterKey, now }: Keyed): string =>
  writeLinkCode(`${awardId} ${named ? 'named' : 'nameless'} ${minuteOf(now)}`, { purpose, masterKey })

/** What a code says of this award; undefined for an older one, for one of another award and for any other text. */
export function readHolderCode(
  code: string,
  { awardId, masterKey, now }: Keyed & { awardId: string },
): HolderWord | undefined {
  const text = readLinkCode(code, { purpose, masterKey })
  const [, of, name, minute] = (text && written.exec(text)) || []
  const age = minuteOf(now) - Number(minute)
  if (of !== awardId || !(age >= 0 && age <= holderCodeMinutes)) return undefined
  return { awardId, named: name === 'named' }
}
