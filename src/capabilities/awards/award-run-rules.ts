import type { AwardRun } from './award-run.ts'

/** How long mails wait, so that a list given by mistake can be taken back before its recipients know of it. */
export const undoMinutes = 10

export function undoUntilOf(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + undoMinutes * 60_000)
}

type RunTimes = Pick<AwardRun, 'finishedAt' | 'undoUntil' | 'mailsBegunAt' | 'undoneAt'>

/** `held`: every badge is signed, and nobody has been told. */
export type RunState = 'under-way' | 'held' | 'done' | 'undone'

export function runStateOf({ finishedAt, undoUntil, mailsBegunAt, undoneAt }: RunTimes, now: Date): RunState {
  if (undoneAt) return 'undone'
  if (!finishedAt || !undoUntil) return 'under-way'
  return mailsBegunAt || undoUntil <= now ? 'done' : 'held'
}

/** Whether a run can be taken back as if it had never been. */
export function isUndoable(run: RunTimes, now: Date): boolean {
  const state = runStateOf(run, now)
  return state === 'under-way' || state === 'held'
}

export const mostReminders = 2
const hoursBetweenReminders = 24

interface Reminded {
  claimedAt: Date | null
  revokedAt: Date | null
  recipientEmail: string | null
  reminders: number
  /** When they were last written to: by the reminder before, or by the mail that brought the badge. */
  toldAt: Date | null
}

/** Whether a recipient may be reminded of an award not kept yet: twice at most, and a day apart. */
export function mayBeReminded(award: Reminded, now: Date): boolean {
  const { claimedAt, revokedAt, recipientEmail, reminders, toldAt } = award
  if (claimedAt || revokedAt || !recipientEmail || reminders >= mostReminders || !toldAt) return false
  return now.getTime() - toldAt.getTime() >= hoursBetweenReminders * 3_600_000
}
