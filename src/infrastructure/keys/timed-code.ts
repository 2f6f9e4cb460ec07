import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MasterKey } from './master-key.ts'

/** How long a code that follows from the time works at least; at most twice as long. */
export const timedCodeMinutes = 10

interface Keyed {
  /** What the code is for: one of another purpose is of no use. */
  purpose: string
  masterKey: MasterKey
  now: Date
}

/** Six digits for a mail, which prove that it is read: they follow from what they are about and from the time, so that nothing is kept. */
export function timedCodeOf(about: readonly string[], { purpose, masterKey, now }: Keyed): string {
  return codeIn(periodOf(now), about, { purpose, masterKey })
}

export function isTimedCode(typed: string, about: readonly string[], { purpose, masterKey, now }: Keyed): boolean {
  const given = Buffer.from(typed.replace(/\s/g, ''))
  return [periodOf(now), periodOf(now) - 1].some((period) => {
    const right = Buffer.from(codeIn(period, about, { purpose, masterKey }))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

const periodOf = (now: Date) => Math.floor(now.getTime() / (timedCodeMinutes * 60_000))

function codeIn(period: number, about: readonly string[], { purpose, masterKey }: Omit<Keyed, 'now'>): string {
  const bytes = createHmac('sha256', masterKey.derive(purpose))
    .update([...about, period].join('\n'))
    .digest()
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}
