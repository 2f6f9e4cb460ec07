import type { InsertResult } from 'kysely'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { awaitPress, pressedSince } from '#infrastructure/database/double-press.ts'
import { newId } from '#infrastructure/ids.ts'
import type { OwnedPowers } from './move-owned.ts'

export type DraftOwnedOutcome<Refusal extends string> =
  | { ok: true; id: string }
  | { ok: false; refusal: Refusal | 'not-approved' | 'too-many' | 'here-already' }

interface Begun {
  id: string
  placeId: string
  organisationId: string
  state: 'draft'
  createdAt: Date
  changedAt: Date
}

interface Draft<Refusal extends string> {
  placeId: string
  subjectType: string
  /** What is wrong with what was written, if anything is. */
  refusal: Refusal | undefined
  table: 'jobRoles' | 'vacancies' | 'asks'
  /** More than one organisation can keep. */
  most: number
  /** The draft that the same words, sent twice, have just begun; absent where they are told apart otherwise. */
  pressed?: ((tx: Tx, since: Date) => Promise<string | undefined>) | undefined
  /** How many were written: none where it is there already. */
  insert: (tx: Tx, begun: Begun) => Promise<InsertResult>
}

/** Begins something that an organisation writes in a place where it takes part; nobody else sees it. */
export function draftOwned<Refusal extends string>(
  { placeId, subjectType, refusal, table, most, pressed, insert }: Draft<Refusal>,
  { database, manager, now }: OwnedPowers,
): Promise<DraftOwnedOutcome<Refusal>> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<DraftOwnedOutcome<Refusal>> => {
    if (refusal) return { ok: false, refusal }
    if ((await findStanding({ organisationId, placeId }, { database: tx })) !== 'approved')
      return { ok: false, refusal: 'not-approved' }
    await awaitPress(tx, `${subjectType} ${organisationId}`)
    const known = await pressed?.(tx, pressedSince(now))
    if (known) return { ok: true, id: known }
    const { count } = await tx
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow()
    if (count >= most) return { ok: false, refusal: 'too-many' }
    const id = newId(now)
    const { numInsertedOrUpdatedRows } = await insert(tx, {
      id,
      placeId,
      organisationId,
      state: 'draft',
      createdAt: now,
      changedAt: now,
    })
    if (!numInsertedOrUpdatedRows) return { ok: false, refusal: 'here-already' }
    const entry = { action: `${subjectType}.drafted`, subjectType, subjectId: id, placeId }
    await audit(tx, { actorId: personId, ...entry }, now)
    return { ok: true, id }
  })
}
