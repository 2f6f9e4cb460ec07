/** The clock of the places we serve. */
export const zone = 'Europe/London'
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

/** What calendar and clock show there: `2026-06-05`, `10:00`. */
export function localParts(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = local.format(at).split(' ')
  return { date, time }
}

/** The moment when the clocks there show this time; undefined for a date that does not exist. */
export function atLocalTime(date: string, { hour, minute }: { hour: number; minute: number }): Date | undefined {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const guess = new Date(`${date}T${time}:00Z`)
  if (Number.isNaN(guess.getTime()) || guess.toISOString().slice(0, 10) !== date) return undefined
  // Summer time shifts the clocks by an hour: one correction is enough in Europe.
  const shown = localParts(guess)
  const offsetMs = new Date(`${shown.date}T${shown.time}:00Z`).getTime() - guess.getTime()
  return new Date(guess.getTime() - offsetMs)
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
