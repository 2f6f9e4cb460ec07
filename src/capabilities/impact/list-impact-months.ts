import type { Reading } from '#infrastructure/database/database.ts'
import { selectSums } from './impact-store.ts'
import { shownBesideTotal, shownPart } from './small-numbers-rules.ts'

export interface ImpactMonth {
  /** The first of the month, `2026-03-01`. */
  month: string
  /** Badges given in the month and not withdrawn; null where too few to publish. */
  issued: number | null
  /** Those of them that their learners have kept by now. */
  kept: number | null
}

const mostMonths = 13

/** Badges by the month in which they were given, over the last twelve months that had any. */
export async function listImpactMonths(scopeId: string, { database }: Reading): Promise<ImpactMonth[]> {
  const months = (await selectSums(database, { scopeId, dimension: 'month' })).slice(-mostMonths)
  const issued = shownBesideTotal(months.map((one) => one.badges))
  return months.map(({ key, badges, kept }, index) => ({
    month: key,
    issued: issued[index] ?? null,
    kept: issued[index] === undefined ? null : (shownPart(kept, badges) ?? null),
  }))
}

/** How many of the badges of those months their learners have kept, in percent: of what is true, hidden months too. */
export async function findKeptPercent(scopeId: string, { database }: Reading): Promise<number | null> {
  const months = (await selectSums(database, { scopeId, dimension: 'month' })).slice(-mostMonths)
  const issued = months.reduce((sum, one) => sum + one.badges, 0)
  const kept = shownPart(
    months.reduce((sum, one) => sum + one.kept, 0),
    issued,
  )
  return kept === undefined || issued === 0 ? null : Math.round((kept / issued) * 100)
}
