import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { nationCodes, nationOf } from './area-rules.ts'
import type { Indicator, IndicatorSource } from './indicator.ts'
import type { NamedFigure, Parts, PlaceIndicator } from './place-indicator.ts'

/** What is known of these areas, by source and as the source has it. What speaks of their nation alone is left out. */
export async function listPlaceIndicators(
  { areaCodes }: { areaCodes: string[] },
  { database }: Reading,
): Promise<PlaceIndicator[]> {
  const [parts, figures] = await Promise.all([listParts(database, areaCodes), listFigures(database, areaCodes)])
  const own = new Set(areaCodes)
  const known = new Set([...parts.keys(), ...figures.filter((one) => own.has(one.areaCode)).map((one) => one.id)])
  const indicators = await listIndicators(database, [...known])
  return indicators.map((indicator) => {
    const said = figures.filter(({ id }) => id === indicator.id).map(({ id: _, ...figure }) => figure)
    return {
      ...indicator,
      parts: parts.get(indicator.id) ?? null,
      figures: said.filter(({ areaCode }) => own.has(areaCode)),
      nation: said.filter(({ areaCode }) => !own.has(areaCode)),
    }
  })
}

/** Small areas and wards within districts: the latest period, and small areas before wards. */
async function listParts(database: Reader, areaCodes: string[]): Promise<Map<string, Parts>> {
  const { rows } = await sql<Parts & { id: string }>`
    select indicator_id as id, period, case when code ~ '^([EW]05|S13|N08)' then 'ward' else 'small-area' end as kind,
      count(value)::int as shown, count(flag)::int as flagged, coalesce(sum(value), 0) as sum,
      coalesce(min(value), 0) as lowest, coalesce(max(value), 0) as highest,
      array[count(*) filter (where value <= 2), count(*) filter (where value > 2 and value <= 4),
        count(*) filter (where value > 4 and value <= 6), count(*) filter (where value > 6 and value <= 8),
        count(*) filter (where value > 8)]::int[] as fifths
    from areas join indicator_values on area_code = code
    where district_code = any(${areaCodes}::text[])
    group by indicator_id, period, kind
    order by period, kind`.execute(database)
  // The last of each stays: the latest period, and of that the small areas.
  const parts = new Map<string, Parts>()
  for (const { id, ...one } of rows) if (!(parts.get(id)?.period === one.period)) parts.set(id, one)
  return parts
}

/** Of the areas themselves and of their nations, each nation beside its own areas alone. */
async function listFigures(database: Reader, areaCodes: string[]): Promise<(NamedFigure & { id: string })[]> {
  const nations = new Set(areaCodes.flatMap((code) => nationOf(code) ?? []).map((nation) => nationCodes[nation]))
  const { rows } = await sql<NamedFigure & { id: string }>`
    select indicator_id as id, area_code, coalesce(name, area_code) as area_name, period, value, flag
    from indicator_values left join areas on code = area_code
    where area_code = any(${[...areaCodes, ...nations]}::text[])
    order by period desc, area_name, area_code, indicator_id`.execute(database)
  return rows
}

type Named = Indicator & { id: string; source: IndicatorSource }

async function listIndicators(database: Reader, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('indicators')
    .innerJoin('indicatorSources as source', 'source.id', 'indicators.sourceId')
    .select(['indicators.id', 'indicators.key', 'name', 'nameCy', 'measure', 'good', 'outOf'])
    .select(['source.key as sourceKey', 'title', 'titleCy', 'publisher', 'address', 'licence', 'attribution'])
    .select(['caveat', 'caveatCy'])
    .where('indicators.id', 'in', ids)
    .orderBy('title')
    .orderBy('position')
    .orderBy('indicators.id')
    .$castTo<Omit<Named, 'source'> & Omit<IndicatorSource, 'key'> & { sourceKey: string }>()
    .execute()
  return rows.map(({ id, key, name, nameCy, measure, good, outOf, sourceKey, ...source }) => ({
    ...{ id, key, name, nameCy, measure, good, outOf },
    source: { key: sourceKey, ...source },
  }))
}
