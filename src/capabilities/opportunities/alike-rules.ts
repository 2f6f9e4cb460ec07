export interface Alike<Row> {
  /** The one that came first. */
  first: Row
  /** How many organisations offer it. */
  places: number
  /** All of them, in their order. */
  rows: Row[]
}

/** The same thing at the same time, at several places, is one; what has no date is gathered with nothing. */
export function gatherHours<
  Row extends { id: string; title: string; placeSlug: string; organisationSlug: string; nextStartsAt: Date | null },
>(rows: readonly Row[]): Alike<Row>[] {
  const hours = Map.groupBy(rows, ({ id, nextStartsAt }) => nextStartsAt?.toISOString() ?? id)
  return [...hours.values()].flatMap(gatherAlike)
}

/**
 * The same thing many times is one: rows of one title in one place, whichever organisation offers them, where the first
 * of them stood.
 */
export function gatherAlike<Row extends { title: string; placeSlug: string; organisationSlug: string }>(
  rows: readonly Row[],
): Alike<Row>[] {
  const byTitle = new Map<string, Row[]>()
  for (const row of rows) {
    const title = row.title.normalize('NFKC').trim().toLocaleLowerCase('en-GB').replaceAll(/\s+/g, ' ')
    const key = `${row.placeSlug} ${title}`
    byTitle.set(key, [...(byTitle.get(key) ?? []), row])
  }
  return [...byTitle.values()].flatMap((alike) =>
    alike[0] ? [{ first: alike[0], places: new Set(alike.map((row) => row.organisationSlug)).size, rows: alike }] : [],
  )
}

/** What has no date comes last. */
export function soonestFirst(one: Dated, other: Dated): number {
  const time = ({ nextStartsAt }: Dated) => nextStartsAt?.getTime() ?? Number.MAX_SAFE_INTEGER
  return time(one) - time(other)
}
interface Dated {
  nextStartsAt: Date | null
}
