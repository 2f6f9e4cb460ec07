import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'

/** The month that an address names, `2026-11`, by the clocks of the place; the present one where it names none. */
export function monthInHand(asked: string | null, now: Date): { key: string; from: Date; until: Date } {
  const present = localParts(now).date.slice(0, 7)
  const key = asked && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(asked) && asked <= present ? asked : present
  const [year = 0, month = 1] = key.split('-').map(Number)
  const first = (at: number) => new Date(at).toISOString().slice(0, 10)
  const midnight = { hour: 0, minute: 0 }
  return {
    key,
    from: atLocalTime(first(Date.UTC(year, month - 1, 1)), midnight) ?? now,
    until: atLocalTime(first(Date.UTC(year, month, 1)), midnight) ?? now,
  }
}
