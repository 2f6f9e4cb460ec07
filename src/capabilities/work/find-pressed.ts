import type { Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'

interface Pressed<Row, Content> {
  table: 'jobRoles' | 'asks'
  organisationId: string
  placeId: string
  /** Since when the same words are the same press (`pressedSince`). */
  since: Date
  content: Content
  /** What is written of it. */
  columnsOf: (one: Row | Content) => object
}

/** The draft that the same words have just begun: pressed twice, it is one. */
export async function findPressed<Row extends { id: string }, Content>(
  { table, organisationId, placeId, since, content, columnsOf }: Pressed<Row, Content>,
  { tx }: { tx: Tx },
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom(table)
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .where('state', '=', 'draft')
    .where('createdAt', '>', since)
    .orderBy('createdAt')
    .$castTo<Row>()
    .execute()
  const said = revisionOf(columnsOf(content))
  return rows.find((row) => revisionOf(columnsOf(row)) === said)?.id
}
