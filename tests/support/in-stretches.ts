import { type Cursor, type Page, readCursor } from '#infrastructure/database/keyset.ts'

/** All rows of a list that is read one at a time, each stretch beginning after the one before. */
export async function inStretches<Row>(
  list: (asked: { after?: Cursor; limit: number }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  let after: Cursor | undefined
  // A list that repeats itself ends here, and is seen to be longer.
  for (let turn = 0; turn < 20; turn++) {
    const page = await list({ ...(after && { after }), limit: 1 })
    rows.push(...page.rows)
    after = readCursor(page.next)
    if (!after) break
  }
  return rows
}
