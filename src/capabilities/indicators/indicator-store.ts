import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Area, AreaFigure, TableContent } from './indicator.ts'

const batchLength = 20_000

function* batchesOf<One>(all: readonly One[]): Generator<One[]> {
  for (let at = 0; at < all.length; at += batchLength) yield all.slice(at, at + batchLength)
}

const areasIn = (areas: Area[]) => sql`unnest(${areas.map((one) => one.code)}::text[],
  ${areas.map((one) => one.name)}::text[], ${areas.map((one) => one.wardCode)}::text[],
  ${areas.map((one) => one.districtCode)}::text[]) as said (code, name, ward_code, district_code)`

/** A table that knows less of an area, as one of districts does, takes nothing away that another said. */
const otherwise = sql`(areas.name, areas.ward_code, areas.district_code) is distinct from
  (said.name, coalesce(said.ward_code, areas.ward_code), coalesce(said.district_code, areas.district_code))`

const figuresIn = (figures: AreaFigure[]) => sql`unnest(${figures.map((one) => one.indicator)}::text[],
  ${figures.map((one) => one.areaCode)}::text[], ${figures.map((one) => one.period)}::text[],
  ${figures.map((one) => one.value)}::float8[], ${figures.map((one) => one.flag)}::text[])
  as said (indicator, area_code, period, value, flag)`

/** What keeping a table would change. */
export async function countChanges(tx: Tx, { source, figures, areas }: TableContent) {
  let changedAreas = 0
  for (const batch of batchesOf(areas)) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${areasIn(batch)}
      left join areas on areas.code = said.code where areas.code is null or ${otherwise}`.execute(tx)
    changedAreas += needed(rows[0], 'a count').count
  }
  const changes = new Map<string, { fresh: number; changed: number }>()
  for (const batch of batchesOf(figures)) {
    const { rows } = await sql<{ indicator: string; fresh: number; changed: number }>`
      select said.indicator, count(*) filter (where old.area_code is null)::int as fresh,
        count(*) filter (where old.area_code is not null
          and (old.value, old.flag) is distinct from (said.value, said.flag))::int as changed
      from ${figuresIn(batch)}
      left join indicator_sources on indicator_sources.key = ${source?.key ?? null}
      left join indicators on indicators.source_id = indicator_sources.id and indicators.key = said.indicator
      left join indicator_values as old on old.indicator_id = indicators.id and old.area_code = said.area_code
        and old.period = said.period
      group by said.indicator order by said.indicator`.execute(tx)
    for (const { indicator, fresh, changed } of rows) {
      const before = changes.get(indicator)
      changes.set(
        indicator,
        before ? { fresh: fresh + before.fresh, changed: changed + before.changed } : { fresh, changed },
      )
    }
  }
  return { changes, changedAreas }
}

export async function keepAreas(tx: Tx, areas: Area[]): Promise<void> {
  for (const batch of batchesOf(areas))
    await sql`insert into areas (code, name, ward_code, district_code) select * from ${areasIn(batch)}
      on conflict (code) do update set name = excluded.name,
        ward_code = coalesce(excluded.ward_code, areas.ward_code),
        district_code = coalesce(excluded.district_code, areas.district_code)
      where (areas.name, areas.ward_code, areas.district_code) is distinct from (excluded.name,
        coalesce(excluded.ward_code, areas.ward_code), coalesce(excluded.district_code, areas.district_code))`.execute(
      tx,
    )
}

interface Kept {
  /** Whether it says anything that was not here: else its day of import stays. */
  isNewer: boolean
  now: Date
}

/** The source and what it measures, kept or renewed; the id of each indicator by its key. */
export async function keepIndicators(
  tx: Tx,
  content: TableContent,
  { isNewer, now }: Kept,
): Promise<Map<string, string>> {
  const source = needed(content.source, 'the source')
  const { key: sourceKey, ...words } = source
  const { id: sourceId } = await tx
    .insertInto('indicatorSources')
    .values({ id: newId(now), ...source, importedAt: now })
    .onConflict((on) => on.column('key').doUpdateSet({ ...words, ...(isNewer && { importedAt: now }) }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const { last } = await tx
    .selectFrom('indicators')
    .select((select) => select.fn.coalesce(select.fn.max('position'), sql<number>`0`).as('last'))
    .where('sourceId', '=', sourceId)
    .executeTakeFirstOrThrow()
  const ids = new Map<string, string>()
  for (const [at, { key, ...said }] of content.indicators.entries()) {
    const { id } = await tx
      .insertInto('indicators')
      .values({ id: newId(now), sourceId, key, position: last + at + 1, ...said })
      .onConflict((on) => on.columns(['sourceId', 'key']).doUpdateSet(said))
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(key, id)
  }
  return ids
}

export async function keepFigures(tx: Tx, { figures }: TableContent, ids: Map<string, string>): Promise<void> {
  for (const batch of batchesOf(figures)) {
    const named = batch.map((one) => ({ ...one, indicator: needed(ids.get(one.indicator), 'an indicator') }))
    await sql`insert into indicator_values (indicator_id, area_code, period, value, flag)
      select indicator::uuid, area_code, period, value, flag from ${figuresIn(named)}
      on conflict (area_code, indicator_id, period) do update set value = excluded.value, flag = excluded.flag
      where (indicator_values.value, indicator_values.flag) is distinct from (excluded.value, excluded.flag)`.execute(
      tx,
    )
  }
}
