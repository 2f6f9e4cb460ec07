import { atLocalTime } from '#infrastructure/words/local-time.ts'

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  pound: '£',
}

/** The words of a text that may be HTML: a new line where a paragraph ends, no tags. It is shown as text, never as HTML. */
export function plainText(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const plain = text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => decoded(name) ?? whole)
    .replace(/[ \t\r]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return plain || null
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ''
}

const mostNames = 20
const longestName = 120

/** The names in a list, clean, each once. */
export function namesIn(values: unknown[]): string[] {
  const names = values.flatMap((value) => plainText(value)?.replace(/\s+/g, ' ') ?? [])
  return [...new Set(names.filter(({ length }) => length <= longestName))].slice(0, mostNames)
}

/** Names that stand in one text: by semicolons, bars or lines, or else by commas. */
export function namesInText(text: string | null): string[] {
  if (!text) return []
  return namesIn(text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ','))
}

/** Cut at the end of a word, with a sign that there is more. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`
}

/** A moment from a text: ISO 8601, or a British date; without a zone by the clocks of the place. */
export function readMoment(text: string): { at: Date; isDay: boolean } | undefined {
  const written = text.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    written,
  )
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,? +(\d{1,2})[:.](\d{2}))?$/.exec(written)
  if (iso?.[6]) {
    const at = new Date(written.replace(' ', 'T'))
    return Number.isNaN(at.getTime()) ? undefined : { at, isDay: false }
  }
  const parts = iso ? iso.slice(1, 6) : british ? [british[3], british[2], british[1], british[4], british[5]] : []
  const [year, month, day, hour, minute] = parts
  if (!year || !month || !day) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = atLocalTime(date, { hour: Number(hour ?? 0), minute: Number(minute ?? 0) })
  return at && { at, isDay: hour === undefined }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A session from what a source says of its start and end; whole days last from midnight to midnight. */
export function readSession(start: string, end: string | null): { startsAt: string; endsAt: string } | undefined {
  const from = readMoment(start)
  const to = end ? readMoment(end) : undefined
  if (!from || (end && !to)) return undefined
  const until = to
    ? to.isDay
      ? nextMidnight(to.at)
      : to.at
    : from.isDay
      ? nextMidnight(from.at)
      : new Date(from.at.getTime() + hourMs)
  return until > from.at ? { startsAt: from.at.toISOString(), endsAt: until.toISOString() } : undefined
}

/** The clocks change on two nights a year: a day has 23, 24 or 25 hours. */
function nextMidnight(day: Date): Date {
  const tomorrow = new Date(day.getTime() + dayMs + 2 * hourMs)
  const date = tomorrow.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  return atLocalTime(date, { hour: 0, minute: 0 }) ?? new Date(day.getTime() + dayMs)
}

/** Pence from a price as people write it: `£4.50`, `free`, `12`. */
export function readPrice(text: string): number | null {
  if (/^\s*(free|no charge|am ddim|0)\s*$/i.test(text)) return 0
  const amount = /(\d+(?:[.,]\d{1,2})?)/.exec(text.replace(/,(?=\d{3})/g, ''))?.[1]
  return amount ? Math.round(Number(amount.replace(',', '.')) * 100) : null
}
