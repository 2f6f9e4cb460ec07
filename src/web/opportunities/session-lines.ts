import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'

const line = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(\d{1,2})[:.](\d{2})$/

/** Dates as they are typed, one a line: `2026-06-05 10:00-12:00`, by the clocks of the place. Undefined if a line cannot be read. */
export function readSessions(text: string): PlannedSession[] | undefined {
  const sessions: PlannedSession[] = []
  for (const written of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, year, month, day, fromHour, fromMinute, toHour, toMinute] = line.exec(written) ?? []
    if (!year) return undefined
    const date = `${year}-${month}-${day}`
    const startsAt = atLocalTime(date, { hour: Number(fromHour), minute: Number(fromMinute) })
    const endsAt = atLocalTime(date, { hour: Number(toHour), minute: Number(toMinute) })
    if (!startsAt || !endsAt || endsAt <= startsAt) return undefined
    sessions.push({ startsAt, endsAt })
  }
  return sessions
}

export function writeSessions(sessions: Pick<PlannedSession, 'startsAt' | 'endsAt'>[]): string {
  return sessions
    .map(
      ({ startsAt, endsAt }) => `${localParts(startsAt).date} ${localParts(startsAt).time}-${localParts(endsAt).time}`,
    )
    .join('\n')
}
