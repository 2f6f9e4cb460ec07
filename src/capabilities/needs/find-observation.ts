import { findPlaceAreas } from '#capabilities/indicators/find-place-areas.ts'
import { headlineOf } from '#capabilities/indicators/headline-rules.ts'
import { listPlaceIndicators } from '#capabilities/indicators/list-place-indicators.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Observation } from './need.ts'

/** What an indicator says of a place now, to be kept as it is; undefined where it says nothing of it. */
export async function findObservation(
  { placeId, indicatorId }: { placeId: string; indicatorId: string },
  { database, now }: Reading & { now: Date },
): Promise<Observation | undefined> {
  const { areas } = await findPlaceAreas({ placeId }, { database })
  const [first] = areas
  if (!first) return undefined
  const indicators = await listPlaceIndicators({ areaCodes: areas.map(({ code }) => code) }, { database })
  const one = indicators.find(({ id }) => id === indicatorId)
  const headline = one && headlineOf(one)
  if (!headline) return undefined
  const { name, nameCy, source } = one
  return { indicatorId, name, nameCy, headline, areaCode: first.code, source, takenAt: now.toISOString() }
}
