import { atLocalTime } from '#infrastructure/words/local-time.ts'

/** As a browser's field of date and time sends it, or as people write it. */
export function readMoment(text: string): Date | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/.exec(text) ?? []
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []
  const [, hour = '', minute = ''] = /(\d{1,2}):(\d{2})(:\d{2})?$/.exec(text) ?? []
  const date = iso ?? (year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (!date || hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return atLocalTime(date, { hour: Number(hour), minute: Number(minute) })
}
