import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'
import type { AwardList, ColumnRole, ListRow, Mended } from './award-list.ts'

interface Whose {
  id: string
  organisationId: string
}

const listsOf = (reader: Reader, { id, organisationId }: Whose) =>
  reader
    .selectFrom('awardLists')
    .select([
      'id',
      'organisationId',
      'badgeId',
      'opportunityId',
      'notify',
      'fileName',
      'fromRunId',
      'registerId',
      'earningRuleId',
      'madeAt',
      'awardedAt',
    ])
    .select((select) => [
      select.ref('evidence').$castTo<Evidence[]>().as('evidence'),
      select.ref('locale').$castTo<Language>().as('locale'),
      select.ref('rows').$castTo<ListRow[]>().as('rows'),
      select.ref('columns').$castTo<ColumnRole[] | null>().as('columns'),
      select.ref('mended').$castTo<Record<string, Mended>>().as('mended'),
    ])
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)

export function selectList(reader: Reader, whose: Whose): Promise<AwardList | undefined> {
  return listsOf(reader, whose).executeTakeFirst()
}

/** The list, held until the transaction ends: a second click waits, and then finds it awarded. */
export function lockList(tx: Tx, whose: Whose): Promise<AwardList | undefined> {
  return listsOf(tx, whose).forUpdate().executeTakeFirst()
}

export async function insertList(
  tx: Tx,
  { evidence, rows, mended, columns, ...list }: Omit<AwardList, 'awardedAt'> & { madeBy: string | null },
) {
  await tx
    .insertInto('awardLists')
    .values({
      ...list,
      evidence: JSON.stringify(evidence),
      rows: JSON.stringify(rows),
      columns: columns && JSON.stringify(columns),
      mended: JSON.stringify(mended),
    })
    // The same form sent twice is one list.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function updateList(
  tx: Tx,
  id: string,
  { rows, columns, mended }: Pick<AwardList, 'rows' | 'columns' | 'mended'>,
) {
  await tx
    .updateTable('awardLists')
    .set({
      rows: JSON.stringify(rows),
      columns: columns && JSON.stringify(columns),
      mended: JSON.stringify(mended),
    })
    .where('id', '=', id)
    .execute()
}

/** Its people are in its run: what was typed of them is not needed any more. */
export async function markAwarded(tx: Tx, id: string, awardedAt: Date) {
  await tx
    .updateTable('awardLists')
    .set({ rows: '[]', mended: '{}', fileName: null, awardedAt })
    .where('id', '=', id)
    .execute()
}

export async function deleteList(tx: Tx, id: string) {
  await tx.deleteFrom('awardLists').where('id', '=', id).execute()
}

export async function deleteListsBefore(database: Reader, before: Date) {
  await database.deleteFrom('awardLists').where('madeAt', '<', before).execute()
}

/** How a table of these headings was read last time. */
export async function selectMapping(
  reader: Reader,
  { organisationId, headingsHash }: { organisationId: string; headingsHash: Buffer },
): Promise<ColumnRole[] | null> {
  const found = await reader
    .selectFrom('listMappings')
    .select((select) => select.ref('columns').$castTo<ColumnRole[]>().as('columns'))
    .where('organisationId', '=', organisationId)
    .where('headingsHash', '=', headingsHash)
    .executeTakeFirst()
  return found?.columns ?? null
}

interface Mapping {
  organisationId: string
  headingsHash: Buffer
  columns: ColumnRole[]
  usedAt: Date
}

export async function upsertMapping(tx: Tx, { columns, ...mapping }: Mapping) {
  const written = { columns: JSON.stringify(columns), usedAt: mapping.usedAt }
  await tx
    .insertInto('listMappings')
    .values({ ...mapping, ...written })
    .onConflict((conflict) => conflict.columns(['organisationId', 'headingsHash']).doUpdateSet(written))
    .execute()
}
