/** `50.822,-0.137`, as a phone gives it. */
export function readCoordinates(terms: string): { latitude: number; longitude: number } | undefined {
  const parts = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(terms)
  if (!parts) return undefined
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])]
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

/** A postcode of the United Kingdom however it is typed, or its first half alone (BS 7666). */
export function readPostcode(terms: string): { outward: string; inward: string } | undefined {
  const typed = terms.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const whole = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(typed)
  if (whole) return { outward: whole[1] ?? '', inward: whole[2] ?? '' }
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(typed) ? { outward: typed, inward: '' } : undefined
}

/** The same for every way of writing a name: small letters, no accents, one space between words. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[’'`.]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}
