import type { Database } from '#infrastructure/database/database.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { impactMeasures } from './impact-measures.ts'
import { type Breakdown, breakdowns, listBreakdown } from './list-breakdown.ts'
import { measureImpact } from './measure-impact.ts'

const atOnce = 5

/** Freezes the month that has ended, for each place that has none of it yet. By the clock. */
export async function takeSnapshots({ database, now }: { database: Database; now: Date }): Promise<number> {
  const { month, from, until } = lastMonth(now)
  const places = await database
    .selectFrom('places')
    .select('id')
    .where('joinedAt', '<', until)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('impactSnapshots')
            .whereRef('impactSnapshots.placeId', '=', 'places.id')
            .where('impactSnapshots.month', '=', month),
        ),
      ),
    )
    .orderBy('id')
    .limit(atOnce)
    .execute()
  for (const { id: placeId } of places) {
    const {
      definitions: _definitions,
      asOf: _asOf,
      ...totals
    } = await measureImpact({ scopeId: placeId }, { database, now })
    const of = async (by: Breakdown) => [by, await listBreakdown({ placeId, from, until, by }, { database })] as const
    const figures = {
      totals,
      month: Object.fromEntries(await Promise.all(breakdowns.map(of))),
      query: queryOf(from, until),
    }
    await database
      .insertInto('impactSnapshots')
      .values({
        placeId,
        month,
        takenAt: now,
        definitions: JSON.stringify(impactMeasures),
        figures: JSON.stringify(figures),
      })
      // Another process was quicker.
      .onConflict((conflict) => conflict.columns(['placeId', 'month']).doNothing())
      .execute()
  }
  return places.length
}

/** What a breakdown counts, as a person can do again. */
export const queryOf = (from: Date, until: Date) =>
  `awards of the place with awarded_at >= ${from.toISOString()} and < ${until.toISOString()} and revoked_at is null; seen: claimed_at is not null, or deliveries has an entry of the kind 'opened' about the award; kept: claimed_at is not null; shown: visibility = 'public'`

/** The month before this one, by the clocks of the place. */
export function lastMonth(now: Date): { month: string; from: Date; until: Date } {
  const { date } = localParts(now)
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const first = (at: Date) => at.toISOString().slice(0, 10)
  const [began, ended] = [first(new Date(Date.UTC(year, month - 2, 1))), first(new Date(Date.UTC(year, month - 1, 1)))]
  const midnight = { hour: 0, minute: 0 }
  return { month: began, from: atLocalTime(began, midnight) ?? now, until: atLocalTime(ended, midnight) ?? now }
}
