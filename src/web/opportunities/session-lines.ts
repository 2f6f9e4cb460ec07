import { readStatus } from '#capabilities/feeds/status-rules.ts'
import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'

const line =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2})[:.](\d{2})(?:\s+(\S.*))?$/

/**
 * Dates as they are typed, one a line: `2026-06-05 10:00-12:00`, by the clocks of the place; `cancelled` or the like may
 * stand behind. Undefined if a line cannot be read.
 */
export function readSessions(text: string): PlannedSession[] | undefined {
  const sessions: PlannedSession[] = []
  for (const written of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, day, fromHour, fromMinute, lastDay, toHour, toMinute, word] = line.exec(written) ?? []
    if (!day) return undefined
    const startsAt = atLocalTime(day, { hour: Number(fromHour), minute: Number(fromMinute) })
    const endsAt = atLocalTime(lastDay ?? day, { hour: Number(toHour), minute: Number(toMinute) })
    const eventStatus = word ? readStatus(word) : 'scheduled'
    if (!startsAt || !endsAt || endsAt <= startsAt || !eventStatus) return undefined
    sessions.push({ startsAt, endsAt, eventStatus })
  }
  return sessions
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
