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

/** What the clocks of UTC show at a moment: the inverse of `asUtc`. */
export const wallAt = (at: Date): WallTime => {
  const [date = '', time = ''] = at.toISOString().split('T')
  const [hour = 0, minute = 0, second = 0] = time.slice(0, 8).split(':').map(Number)
  return { date, hour, minute, second }
}

/** The clock of a zone that is known by name (IANA). Looked at twice, since the first guess may lie beyond a change. */
export function clockOf(zone: string): Clock {
  const format = formatOf(zone)
  const offsetAt = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at
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

/** Zones by the city that they are called after: Outlook shows "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris". */
const zonesByCity = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '',
    zone,
  ]),
)

function ianaOfCities(name: string): string | undefined {
  const cities = name
    .replace(/^\(.*?\)/, '')
    .split(/[,:]/)
    .map((city) => city.trim().toLowerCase())
  // London's zone has other cities, which had other clocks once.
  return ['london', 'edinburgh'].some((city) => cities.includes(city))
    ? 'Europe/London'
    : cities.map((city) => zonesByCity.get(city)).find((zone) => zone !== undefined)
}

/** `UTC+01:00`, `GMT-5` */
function ianaOfOffset(name: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /^\(?(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i.exec(name) ?? []
  return hours ? `${sign}${hours.padStart(2, '0')}:${minutes}` : undefined
}

const usualNames: Record<string, string> = {
  z: 'UTC',
  utc: 'UTC',
  'etc/utc': 'UTC',
  'etc/gmt': 'UTC',
  gmt: 'Europe/London',
  bst: 'Europe/London',
  uk: 'Europe/London',
  'greenwich mean time': 'Europe/London',
  'british summer time': 'Europe/London',
  'eastern time (us & canada)': 'America/New_York',
  'pacific time (us & canada)': 'America/Los_Angeles',
}

/** The name by which everybody knows a zone, however a program calls it; undefined for a name of the file's own. */
export function ianaOf(name: string): string | undefined {
  const plain = name.trim().replace(/^"|"$/g, '')
  const usual = usualNames[plain.toLowerCase()] ?? ianaOfWindows(plain)
  if (usual || plain === '') return usual
  // `/freeassociation.sourceforge.net/Europe/London`, `tzone://Microsoft/Utc`
  const parts = plain.split('/')
  const tails = parts.map((_, at) => parts.slice(at).join('/'))
  const known = tails.find((tail) => /^[A-Z].*\//i.test(tail) && isKnown(tail))
  if (known) return known
  if (parts.length > 1) return /^utc$/i.test(parts.at(-1) ?? '') ? 'UTC' : undefined
  const offset = ianaOfOffset(plain)
  return ianaOfCities(plain) ?? (offset && isKnown(offset) ? offset : undefined)
}
