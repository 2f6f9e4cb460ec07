import type { Session } from '#capabilities/opportunities/opportunity.ts'

const zone = 'Europe/London'
const line = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(\d{1,2})[:.](\d{2})$/

/** Dates as they are typed, one a line: `2026-06-05 10:00-12:00`, by the clocks of the place. Undefined if a line cannot be read. */
export function readSessions(text: string): Session[] | undefined {
  const sessions: Session[] = []
  for (const written of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, year, month, day, fromHour, fromMinute, toHour, toMinute] = line.exec(written) ?? []
    if (!year) return undefined
    const date = `${year}-${month}-${day}`
    const startsAt = atLocalTime(date, Number(fromHour), Number(fromMinute))
    const endsAt = atLocalTime(date, Number(toHour), Number(toMinute))
    if (!startsAt || !endsAt || endsAt <= startsAt) return undefined
    sessions.push({ startsAt, endsAt })
  }
  return sessions
}

export function writeSessions(sessions: Session[]): string {
  return sessions
    .map(
      ({ startsAt, endsAt }) => `${localParts(startsAt).date} ${localParts(startsAt).time}-${localParts(endsAt).time}`,
    )
    .join('\n')
}

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

function localParts(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = local.format(at).split(' ')
  return { date, time }
}

/** The moment when the clocks there show this time; undefined for a date that does not exist. */
function atLocalTime(date: string, hour: number, minute: number): Date | undefined {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const guess = new Date(`${date}T${time}:00Z`)
  if (Number.isNaN(guess.getTime()) || guess.toISOString().slice(0, 10) !== date) return undefined
  // Summer time shifts the clocks by an hour: one correction is enough in Europe.
  const shown = localParts(guess)
  const offsetMs = new Date(`${shown.date}T${shown.time}:00Z`).getTime() - guess.getTime()
  return new Date(guess.getTime() - offsetMs)
}
