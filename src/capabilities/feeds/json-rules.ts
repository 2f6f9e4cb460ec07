/** A value of a foreign document, looked into step by step: what is not there is undefined, whatever stands in its place. */
export type Json = Record<string, unknown>

export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

/** One thing or a list of things, always as a list. */
export const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() || undefined
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

export const asNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The first of a list that is an object. */
export const firstObject = (value: unknown): Json | undefined =>
  asList(value)
    .map(asObject)
    .find((one) => one !== undefined)

/** Those of a list, or the one thing, that are objects. */
export const objectsIn = (value: unknown): Json[] =>
  asList(value)
    .map(asObject)
    .filter((one): one is Json => one !== undefined)
