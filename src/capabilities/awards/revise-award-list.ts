import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { ColumnRole, Mended } from './award-list.ts'
import { lockList, updateList, upsertMapping } from './award-list-store.ts'
import { hashOfHeadings } from './draft-award-list.ts'
import { headingsKeyOf } from './list-column-rules.ts'

export type ReviseListOutcome = { ok: true } | { ok: false; refusal: 'list-not-found' }

interface ReviseListRequest {
  listId: string
  /** What each column holds; lines that were read otherwise before are looked at anew. */
  columns?: ColumnRole[]
  /** What a person said about single lines, by line. */
  mended?: Record<string, Mended>
}

/** Takes in what a person mends in a list before it is awarded. How its columns are read is remembered. */
export function reviseAwardList(
  { listId, columns, mended }: ReviseListRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<ReviseListOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseListOutcome> => {
    const list = await lockList(tx, { id: listId, organisationId: issuer.organisationId })
    if (!list) return { ok: false, refusal: 'list-not-found' }
    await updateList(tx, listId, {
      rows: list.rows,
      columns: columns ?? list.columns,
      mended: { ...list.mended, ...mended },
    })
    const key = headingsKeyOf(list.rows)
    // Only the headings say that another file is of the same kind.
    if (columns && key !== undefined) {
      const { organisationId } = issuer
      await upsertMapping(tx, { organisationId, headingsHash: hashOfHeadings(key), columns, usedAt: now })
    }
    return { ok: true }
  })
}
