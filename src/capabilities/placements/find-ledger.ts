import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { findPlacement, type PlacementYear } from './find-placement.ts'
import type { LedgerCell, LedgerEntry } from './ledger.ts'
import { type Pace, paceOf, weeksUntil } from './ledger-rules.ts'
import { selectLedger, selectWeek } from './ledger-store.ts'

export interface FoundLedger {
  year: PlacementYear
  pace: Pace
  /** Sums of the year, by person, duty and work. */
  sums: Omit<LedgerEntry, 'weekOn'>[]
  /** Its weeks so far, the latest first, with what all gave, and what the one who reads gave. */
  weeks: { weekOn: string; halfDays: number; own: number }[]
}

type Powers = Reading & { of: CityLead | ProgrammeTeam }

/** The half days of a place’s year: private to those who lead it and to the programme team. */
export async function findLedger(
  { placementId }: { placementId?: string },
  { database, of, now }: Powers & { now: Date },
): Promise<FoundLedger | undefined> {
  const year = await findPlacement(placementId === undefined ? {} : { placementId }, { database, of })
  if (!year) return undefined
  const entries = await listLedgerEntries({ year }, { database })
  const span = { beginsOn: year.beginsOn, today: localParts(now).date }
  const weeks = weeksUntil(span).map((weekOn) => {
    const here = entries.filter((one) => one.weekOn === weekOn)
    const own = here.filter(({ personId }) => personId === of.personId)
    return { weekOn, halfDays: sumOf(here), own: sumOf(own) }
  })
  const sums = new Map<string, Omit<LedgerEntry, 'weekOn'>>()
  for (const { weekOn: _weekOn, ...one } of entries) {
    const key = `${one.personId} ${one.duty} ${one.work}`
    sums.set(key, { ...one, halfDays: one.halfDays + (sums.get(key)?.halfDays ?? 0) })
  }
  return { year, pace: paceOf(weeks, span), sums: [...sums.values()], weeks }
}

const sumOf = (entries: { halfDays: number }[]) => entries.reduce((sum, { halfDays }) => sum + halfDays, 0)

/** Every entry of a year that its reader was found to may read: at most some thousands. */
export function listLedgerEntries({ year }: { year: PlacementYear }, { database }: Reading): Promise<LedgerEntry[]> {
  return selectLedger(database, year.id)
    .orderBy('weekOn')
    .orderBy('name')
    .orderBy('personId')
    .orderBy('duty')
    .orderBy('work')
    .execute()
}

/** Of the week of one person, whatever order its entries come in. */
export const weekRevision = (cells: LedgerCell[]) =>
  revisionOf(Object.fromEntries(cells.map(({ duty, work, halfDays }) => [`${duty} ${work}`, halfDays])))

/** The week of the lead who asks, to be written. */
export async function findLedgerWeek(
  { weekOn }: { weekOn: string },
  { database, of, now }: Reading & { of: CityLead; now: Date },
): Promise<{ year: PlacementYear; cells: LedgerCell[]; revision: string } | undefined> {
  const year = await findPlacement({}, { database, of })
  if (!year || !of.personId) return undefined
  if (!weeksUntil({ beginsOn: year.beginsOn, today: localParts(now).date }).includes(weekOn)) return undefined
  const cells = await selectWeek(database, { placementId: year.id, personId: of.personId, weekOn })
  return { year, cells, revision: weekRevision(cells) }
}
