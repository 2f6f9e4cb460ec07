/** How long it can be taken back. */
export const graceHours = 24

export const dueAfter = (askedAt: Date) => new Date(askedAt.getTime() + graceHours * 3_600_000)

/**
 * What was under way when the account went may still write a line with the address: it is looked for again so much later,
 * and only then is it done.
 */
const sweepAgainMinutes = 5

export const isSweepDue = ({ removedAt }: { removedAt: Date }, now: Date) =>
  now.getTime() >= removedAt.getTime() + sweepAgainMinutes * 60_000

/** A line of the register of erasures: `2026-11-29T03:00:00.000Z person 0192…`, and `taken-back` where it ended otherwise. */
export interface ErasureLine {
  dueAt: Date
  what: 'person' | 'award' | 'taken-back'
  id: string
}

export const writeErasureLine = ({ dueAt, what, id }: ErasureLine) => `${dueAt.toISOString()} ${what} ${id}`

export function readErasureLine(line: string): ErasureLine | undefined {
  const [, at = '', what, id = ''] = /^(\S+) (person|award|taken-back) ([0-9a-f-]{36})$/.exec(line.trim()) ?? []
  const dueAt = new Date(at)
  return what && !Number.isNaN(dueAt.getTime()) ? { dueAt, what: what as ErasureLine['what'], id } : undefined
}
