import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Erasure } from './erasure.ts'

export const selectErasures = (reader: Reader) =>
  reader
    .selectFrom('erasures')
    .select([
      'id',
      'personId',
      'awardId',
      'askedAt',
      'dueAt',
      'email',
      'otherEmails',
      'language',
      'removedAt',
      'sweptAt',
    ])
    .where('takenBackAt', 'is', null)
    .$castTo<Erasure>()

/** Held until the transaction ends: of two clocks one works on it. */
export const lockErasure = (tx: Tx, id: string): Promise<Erasure | undefined> =>
  selectErasures(tx).where('id', '=', id).where('doneAt', 'is', null).forUpdate().executeTakeFirst()
