/** The clock of the places we serve. */
export const zone = 'Europe/London'
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

/** What calendar and clock show there: `2026-06-05`, `10:00`. */
export function localParts(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = local.format(at).split(' ')
  return { date, time }
}

/**
 * The moment when the clocks there show this time; undefined for a date that does not exist. Where they show it twice it is
 * the first, and where they leap over it, it counts as if they had not (RFC 5545 §3.3.5).
 */
export function atLocalTime(date: string, { hour, minute }: { hour: number; minute: number }): Date | undefined {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const guess = new Date(`${date}T${time}:00Z`)
  if (Number.isNaN(guess.getTime()) || guess.toISOString().slice(0, 10) !== date) return undefined
  const before = new Date(guess.getTime() - offsetAt(new Date(guess.getTime() - dayMs)))
  if (isShown(before, { date, time })) return before
  // The clocks were changed since the day before.
  const after = new Date(guess.getTime() - offsetAt(new Date(guess.getTime() + dayMs)))
  return isShown(after, { date, time }) ? after : before
}

const dayMs = 86_400_000

/** By how much the clocks there are ahead of UTC. */
function offsetAt(at: Date): number {
  const { date, time } = localParts(at)
  return new Date(`${date}T${time}:00Z`).getTime() - new Date(at).setUTCSeconds(0, 0)
}

const isShown = (at: Date, { date, time }: { date: string; time: string }) => {
  const shown = localParts(at)
  return shown.date === date && shown.time === time
}

/** Whether the clocks there never show this time: in March they leap over an hour. */
export function isLeaptOver(text: string): boolean {
  const at = readMoment(text)
  const [, hour, minute] = /(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text) ?? []
  return at !== undefined && localParts(at).time !== `${hour?.padStart(2, '0')}:${minute}`
}

/** Whether it lasts whole days, from midnight to midnight: then nobody says a time. */
export function isWholeDays({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean {
  return localParts(startsAt).time === '00:00' && localParts(endsAt).time === '00:00'
}

/** As a browser's field of date and time sends it, or as people write it. */
export function readMoment(text: string): Date | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/.exec(text) ?? []
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []
  const [, hour = '', minute = ''] = /(\d{1,2}):(\d{2})(:\d{2})?$/.exec(text) ?? []
  const date = iso ?? (year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (!date || hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return atLocalTime(date, { hour: Number(hour), minute: Number(minute) })
}
