import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import type { Leaving } from './leaving.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** How long the invitations wait after they were confirmed, so that all of it can still be called off unseen. */
export const minutesBeforeInviting = 10

/** Days before the date on which those without another address are reminded: once each. */
export const reminderDays = [14, 3] as const

/** How long a date may lie ahead. */
const mostDaysAhead = 800

export type LeavingState = 'draft' | 'held' | 'running' | 'called-off' | 'falling' | 'over'

type Times = Pick<Leaving, 'confirmedAt' | 'inviteFrom' | 'calledOffAt' | 'fellAt' | 'endedAt' | 'fallsAt'>

/** `held`: confirmed, and nobody was told yet; `falling`: its date has come, and its addresses are being stopped. */
export function leavingStateOf(leaving: Times, now: Date): LeavingState {
  if (leaving.calledOffAt) return 'called-off'
  if (leaving.endedAt) return 'over'
  if (!leaving.confirmedAt || !leaving.inviteFrom) return 'draft'
  if (leaving.fellAt || leaving.fallsAt <= now) return 'falling'
  return now < leaving.inviteFrom ? 'held' : 'running'
}

/** The end of that day; undefined where there is no such day. */
export function endOfDay(day: string): Date | undefined {
  const midnight = atLocalTime(day, { hour: 0, minute: 0 })
  if (!midnight) return undefined
  const next = new Date(midnight.getTime() + 36 * 3_600_000)
  return atLocalTime(localParts(next).date, { hour: 0, minute: 0 })
}

export type DateRefusal = 'date-is-wrong' | 'date-is-past' | 'date-is-too-far'

/** The moment at which a leaving falls, or why its day cannot be. */
export function fallOf(day: string, now: Date): { fallsAt: Date } | { refusal: DateRefusal } {
  const fallsAt = /^\d{4}-\d{2}-\d{2}$/.test(day) ? endOfDay(day) : undefined
  if (!fallsAt) return { refusal: 'date-is-wrong' }
  if (fallsAt <= now) return { refusal: 'date-is-past' }
  if (fallsAt.getTime() - now.getTime() > mostDaysAhead * dayMs) return { refusal: 'date-is-too-far' }
  return { fallsAt }
}

/** Whole days until the date; 0 on the day itself. */
export function daysLeft(fallsAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((fallsAt.getTime() - now.getTime()) / dayMs) - 1)
}

interface Written {
  invitedAt: Date | null
  reminders: number
  remindedAt: Date | null
}

/**
 * Which mail is due: 0 the invitation, 1 and 2 the reminders. A reminder is due when one of its days has come since the
 * last mail; a date that is moved brings no third one, and nobody is written to twice within two days.
 */
export function mailDue(leaver: Written, { fallsAt, inviteFrom }: Times, now: Date): 0 | 1 | 2 | undefined {
  if (!inviteFrom || now < inviteFrom || fallsAt <= now) return undefined
  if (!leaver.invitedAt) return 0
  if (leaver.reminders >= reminderDays.length) return undefined
  const last = leaver.remindedAt ?? leaver.invitedAt
  if (now.getTime() - last.getTime() < 2 * dayMs) return undefined
  const isDue = reminderDays.some((days) => {
    const at = new Date(fallsAt.getTime() - days * dayMs)
    return last < at && at <= now
  })
  return isDue ? (leaver.reminders === 0 ? 1 : 2) : undefined
}

/** The addresses in what was pasted, each once, and what looks like none. */
export function pastedAddresses(text: string): { emails: string[]; unread: string[] } {
  const parts = text
    .split(/[\s,;<>()"']+/)
    .map((part) =>
      part
        .trim()
        .toLowerCase()
        .replace(/^mailto:/, '')
        .replace(/\.$/, ''),
    )
    .filter((part) => part !== '')
  const isAddress = (part: string) => /^[^@]+@[^@]+\.[^@.]+$/.test(part) && part.length <= 254
  return {
    emails: [...new Set(parts.filter(isAddress))],
    unread: [...new Set(parts.filter((part) => part.includes('@') && !isAddress(part)))],
  }
}
