import type { Reader } from '#infrastructure/database/database.ts'
import type { LedgerCell, LedgerEntry } from './ledger.ts'

/** What was written of a year, week by week. */
export const selectLedger = (reader: Reader, placementId: string) =>
  reader
    .selectFrom('placementLedger')
    .innerJoin('people', 'people.id', 'personId')
    .select(['personId', 'name', 'weekOn', 'duty', 'work', 'halfDays'])
    .where('placementId', '=', placementId)
    .$castTo<LedgerEntry>()

interface OwnWeek {
  placementId: string
  personId: string
  weekOn: string
}

/** What one person wrote of one week. */
export const selectWeek = (reader: Reader, { placementId, personId, weekOn }: OwnWeek): Promise<LedgerCell[]> =>
  reader
    .selectFrom('placementLedger')
    .select(['duty', 'work', 'halfDays'])
    .where('placementId', '=', placementId)
    .where('personId', '=', personId)
    .where('weekOn', '=', weekOn)
    .orderBy('duty')
    .orderBy('work')
    .$castTo<LedgerCell>()
    .execute()
