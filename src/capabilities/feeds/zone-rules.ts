import { findIana } from 'windows-iana'

/** What a calendar and a clock show, wherever they hang. */
export interface WallTime {
  /** `2027-01-12` */
  date: string
  hour: number
  minute: number
  second: number
}

/** What turns a time on a wall into a moment. It belongs to one file and is forgotten with it. */
export type Clock = (wall: WallTime) => Date

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(zone, format)
  return format
}

export const asUtc = ({ date, hour, minute, second }: WallTime): number =>
  Date.parse(`${date}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000

/** The clock of a zone that is known by name (IANA). Looked at twice, since the first guess may lie beyond a change. */
export function clockOf(zone: string): Clock {
  const format = formatOf(zone)
  const offsetAt = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
  return (wall) => {
    const asIfUtc = asUtc(wall)
    const guess = asIfUtc - offsetAt(asIfUtc)
    return new Date(asIfUtc - offsetAt(guess))
  }
}

/** The first of each Windows zone is its usual city (CLDR); London's is asked for by most calendars here. */
const ianaOfWindows = (name: string): string | undefined => findIana(name)[0]

const isKnown = (name: string): boolean => {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

const londonNames =
  /^(?:gmt|bst|greenwich mean time|british summer time|uk|london|\(?(?:utc|gmt)(?:[+-]00:?00)?\)?[\s:-]*(?:.*\b(?:london|edinburgh|dublin|lisbon)\b.*|greenwich mean time.*))$/i

/** The name by which everybody knows a zone, however a program calls it; undefined for a name of the file's own. */
export function ianaOf(name: string): string | undefined {
  const plain = name.trim().replace(/^"|"$/g, '')
  if (plain === '') return undefined
  if (/^(?:z|utc|etc\/utc|etc\/gmt)$/i.test(plain)) return 'UTC'
  if (londonNames.test(plain)) return 'Europe/London'
  const windows = ianaOfWindows(plain)
  if (windows) return windows
  // `/freeassociation.sourceforge.net/Europe/London`, `tzone://Microsoft/Utc`
  const parts = plain.split('/')
  const tails = parts.map((_, at) => parts.slice(at).join('/')).filter((tail) => tail !== '')
  return (
    tails.find((tail) => tail.includes('/') && /^[A-Z]/i.test(tail) && isKnown(tail)) ??
    (/^utc$/i.test(parts.at(-1) ?? '') ? 'UTC' : undefined)
  )
}
