import { randomInt } from 'node:crypto'
import { STATUS_LIST_LENGTH } from '@waymark/open-badges'
import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'

/** A fuller list is left for a new one: free places would become hard to find at random. */
const fullestList = Math.floor(STATUS_LIST_LENGTH * 0.75)

interface PlacesRequest {
  organisationId: string
  issuerKeyId: string
  count: number
  now: Date
}

export interface StatusPlaces {
  statusListId: string
  number: number
  indexes: number[]
}

/**
 * Takes `count` places in the organisation's status list, at random so that a place tells nothing about when a badge
 * was given (Bitstring Status List 1.0 §5.2). The list's row stays locked: two issuers never take the same place.
 */
export async function takeStatusPlaces(
  tx: Tx,
  { organisationId, issuerKeyId, count, now }: PlacesRequest,
): Promise<StatusPlaces> {
  const list = await lockList(tx, { organisationId, issuerKeyId, count, now })
  const indexes = new Set<number>()
  while (indexes.size < count) {
    const candidates = [...new Set(Array.from({ length: count - indexes.size }, () => randomInt(STATUS_LIST_LENGTH)))]
    const taken = await sql<{ statusIndex: number }>`
      select status_index from awards where status_list_id = ${list.id} and status_index = any(${candidates}::int[])
      union all
      select status_index from reserved_status_places
      where status_list_id = ${list.id} and status_index = any(${candidates}::int[])`.execute(tx)
    const occupied = new Set(taken.rows.map((row) => row.statusIndex))
    for (const candidate of candidates) if (!occupied.has(candidate)) indexes.add(candidate)
  }
  await tx
    .updateTable('statusLists')
    .set((set) => ({ allocated: set('allocated', '+', count) }))
    .where('id', '=', list.id)
    .execute()
  return { statusListId: list.id, number: list.number, indexes: [...indexes] }
}

/** Takes one place for a credential that is no award of ours, and remembers that it is taken. */
export async function reserveStatusPlace(
  tx: Tx,
  { now, ...owner }: Omit<PlacesRequest, 'count'>,
): Promise<{ statusListId: string; number: number; index: number }> {
  const { statusListId, number, indexes } = await takeStatusPlaces(tx, { ...owner, count: 1, now })
  const statusIndex = needed(indexes[0], 'the place in the status list')
  await tx.insertInto('reservedStatusPlaces').values({ statusListId, statusIndex, reservedAt: now }).execute()
  return { statusListId, number, index: statusIndex }
}

/** Lists that came along with a place that was brought back keep their addresses. */
async function nextNumber(tx: Tx, organisationId: string, current: { number: number } | undefined): Promise<number> {
  if (current) return current.number + 1
  const archived = await tx
    .selectFrom('archivedLists')
    .select('number')
    .where('organisationId', '=', organisationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return archived ? archived.number + 1 : 1
}

async function lockList(tx: Tx, { organisationId, issuerKeyId, count, now }: PlacesRequest) {
  const latest = () =>
    tx
      .selectFrom('statusLists')
      .select(['id', 'number', 'allocated', 'issuerKeyId'])
      .where('organisationId', '=', organisationId)
      .orderBy('number', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst()
  const current = await latest()
  if (current && current.issuerKeyId === issuerKeyId && current.allocated + count <= fullestList) return current
  await tx
    .insertInto('statusLists')
    .values({ id: newId(now), organisationId, number: await nextNumber(tx, organisationId, current), issuerKeyId })
    .onConflict((conflict) => conflict.columns(['organisationId', 'number']).doNothing())
    .execute()
  const made = await latest()
  if (!made) throw new Error('a status list was not made')
  return made
}
