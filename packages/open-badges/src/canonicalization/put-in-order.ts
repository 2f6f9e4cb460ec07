/**
 * Puts a few things in order where they stand, which costs next to nothing where they are in order already. `false` where two of
 * them are equal.
 */
export function putInOrder<T>(things: T[], compare: (a: T, b: T) => number): boolean {
  let areDistinct = true
  for (let from = 1; from < things.length; from++) {
    const thing = things[from] as T
    let at = from
    for (; at > 0; at--) {
      const before = things[at - 1] as T
      const order = compare(before, thing)
      if (order === 0) areDistinct = false
      if (order <= 0) break
      things[at] = before
    }
    things[at] = thing
  }
  return areDistinct
}
