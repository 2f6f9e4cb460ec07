export interface Alike<Row> {
  /** The one that came first. */
  first: Row
  /** How many organisations offer it. */
  places: number
  /** All of them, in their order. */
  rows: Row[]
}

/** The same thing many times is one: rows of one title, whichever organisation offers them, where the first of them stood. */
export function gatherAlike<Row extends { title: string; organisationSlug: string }>(
  rows: readonly Row[],
): Alike<Row>[] {
  const byTitle = new Map<string, Row[]>()
  for (const row of rows) {
    const title = row.title.normalize('NFKC').trim().toLocaleLowerCase('en-GB').replaceAll(/\s+/g, ' ')
    byTitle.set(title, [...(byTitle.get(title) ?? []), row])
  }
  return [...byTitle.values()].flatMap((alike) =>
    alike[0] ? [{ first: alike[0], places: new Set(alike.map((row) => row.organisationSlug)).size, rows: alike }] : [],
  )
}
