/** A smaller count could identify a person. */
export const smallestShown = 10

/** A count of people as it may be published: `undefined` where it must stay hidden. None at all points at nobody. */
export function shown(count: number): number | undefined {
  return count > 0 && count < smallestShown ? undefined : count
}

/**
 * Counts whose total is published too: if just one is hidden, the smallest other one is hidden with it, since the total
 * would give the first away. Returned in the order given.
 */
export function shownBesideTotal(counts: number[]): (number | undefined)[] {
  const published = counts.map(shown)
  if (published.filter((count) => count === undefined).length !== 1) return published
  let second: number | undefined
  for (const [index, count] of published.entries()) {
    if (count !== undefined && count > 0 && (second === undefined || count < (published[second] ?? 0))) second = index
  }
  return published.map((count, index) => (index === second ? undefined : count))
}

/** A part of a whole, hidden where it or what it leaves over is small. */
export function shownPart(part: number, whole: number): number | undefined {
  return shown(whole) === undefined || shown(whole - part) === undefined ? undefined : shown(part)
}
