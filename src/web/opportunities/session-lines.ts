import { readStatus } from '#capabilities/feeds/status-rules.ts'
import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'

const line =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2})[:.](\d{2})(?:\s+(\S.*))?$/

export type SessionsRead =
  | { ok: true; sessions: PlannedSession[] }
  /** The first line that cannot be read: its number, from 1, and its text. */
  | { ok: false; line: number; text: string }

/**
 * Dates as they are typed, one a line: `2026-06-05 10:00-12:00`, by the clocks of the place; `cancelled` or the like may
 * stand behind.
 */
export function readSessions(text: string): SessionsRead {
  const sessions: PlannedSession[] = []
  for (const [at, written] of text.split('\n').entries()) {
    if (!written.trim()) continue
    const session = readSession(written.trim())
    if (!session) return { ok: false, line: at + 1, text: written.trim() }
    sessions.push(session)
  }
  return { ok: true, sessions }
}

function readSession(written: string): PlannedSession | undefined {
  const [, day, fromHour, fromMinute, lastDay, toHour, toMinute, word] = line.exec(written) ?? []
  if (!day) return undefined
  const startsAt = atLocalTime(day, { hour: Number(fromHour), minute: Number(fromMinute) })
  const endsAt = atLocalTime(lastDay ?? day, { hour: Number(toHour), minute: Number(toMinute) })
  const eventStatus = word ? readStatus(word) : 'scheduled'
  if (!startsAt || !endsAt || endsAt <= startsAt || !eventStatus) return undefined
  return { startsAt, endsAt, eventStatus }
}

export function writeSessions(sessions: PlannedSession[]): string {
  return sessions
    .map(({ startsAt, endsAt, eventStatus = 'scheduled' }) => {
      const [from, to] = [localParts(startsAt), localParts(endsAt)]
      const until = from.date === to.date ? to.time : ` ${to.date} ${to.time}`
      const word = eventStatus === 'scheduled' ? '' : ` ${eventStatus}`
      return `${from.date} ${from.time}-${until}${word}`
    })
    .join('\n')
}
