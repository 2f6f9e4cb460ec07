import type { Standing } from '#capabilities/organisations/organisation.ts'
import type { Succession, SuccessionAsker, SuccessionState } from './succession.ts'

export const longestSuccessionReason = 2000
/** How long an organisation may object to what the City Lead began. */
export const noticeDays = 30

export type AskSuccessionRefusal =
  | 'reason-is-missing'
  | 'reason-is-too-long'
  | 'predecessor-is-not-here'
  | 'predecessor-still-works'
  | 'predecessor-takes-over'
  | 'successor-is-not-here'
  | 'successor-is-the-same'
  | 'successor-is-closed'
  | 'is-under-way'

interface Proposal {
  askedBy: SuccessionAsker
  reason: string
  /** Where each stands in the place. */
  predecessor: { id: string; standing: Standing | undefined; managers: number; isUnderWay: boolean; takesOver: boolean }
  successor: { id: string; standing: Standing | undefined; isUnderWay: boolean }
}

/** Why one organisation cannot be asked to take over the badges of another. */
export function askSuccessionRefusalOf({
  askedBy,
  reason,
  predecessor,
  successor,
}: Proposal): AskSuccessionRefusal | undefined {
  const said = reason.trim()
  if (said === '') return 'reason-is-missing'
  if (said.length > longestSuccessionReason) return 'reason-is-too-long'
  // Who was never let in has given no badges here.
  if (!predecessor.standing || !['approved', 'suspended', 'left'].includes(predecessor.standing))
    return 'predecessor-is-not-here'
  if (askedBy === 'lead' && predecessor.standing === 'approved' && predecessor.managers > 0)
    return 'predecessor-still-works'
  if (predecessor.isUnderWay) return 'is-under-way'
  if (predecessor.takesOver) return 'predecessor-takes-over'
  if (successor.id === predecessor.id) return 'successor-is-the-same'
  if (successor.standing !== 'approved') return 'successor-is-not-here'
  if (successor.isUnderWay) return 'successor-is-closed'
  return undefined
}

/** Until when the predecessor may object: at once where it asked itself. */
export function noticeUntilOf(askedBy: SuccessionAsker, now: Date): Date {
  return askedBy === 'lead' ? new Date(now.getTime() + noticeDays * 86_400_000) : now
}

type Stage = Pick<Succession, 'agreedAt' | 'effectiveAt' | 'ending'>

export function successionStateOf({ agreedAt, effectiveAt, ending }: Stage): SuccessionState {
  if (ending) return ending
  if (effectiveAt) return 'in-force'
  return agreedAt ? 'agreed' : 'asked'
}

/** Whether it takes effect now: the successor has agreed, and the time to object is over. */
export function isDue(
  { agreedAt, effectiveAt, ending, noticeUntil }: Stage & { noticeUntil: Date },
  now: Date,
): boolean {
  return agreedAt !== null && effectiveAt === null && ending === null && noticeUntil <= now
}
