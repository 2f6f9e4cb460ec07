import { sql } from 'kysely'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { type GazetteerEntry, type LineRefusal, readerFor } from './gazetteer-format.ts'
import { nameKey } from './position-rules.ts'

export interface GazetteerReport {
  postcodes: number
  names: number
  /** Postcodes that were new or lay elsewhere before. */
  changedPostcodes: number
  /** Lines that could not be used; the first ones with their number. */
  refused: number
  examples: { line: number; refusal: LineRefusal }[]
}

export type GazetteerOutcome = { ok: true; report: GazetteerReport } | { ok: false; refusal: 'unknown-table' }

type PostcodeEntry = Extract<GazetteerEntry, { kind: 'postcode' }>
type NameEntry = Extract<GazetteerEntry, { kind: 'name' }>

/** Lines so far; most of a table of roads and rivers is of no interest. */
export interface GazetteerProgress {
  read: number
  kept: number
}

const batchLength = 5000
const progressEvery = 1000
const mostExamples = 10

/**
 * Takes a gazetteer in as it is read. Bringing the same file again changes nothing: postcodes are renewed one by one, names
 * take the place of those that came from the same source, all in one transaction.
 *
 * @param source what the file is called; names remember it
 */
export async function importGazetteer(
  { source, rows }: { source: string; rows: AsyncIterable<{ line: number; cells: string[] }> },
  { database, onProgress = () => {} }: { database: Database; onProgress?: (progress: GazetteerProgress) => void },
): Promise<GazetteerOutcome> {
  return database.transaction().execute(async (tx): Promise<GazetteerOutcome> => {
    const report: GazetteerReport = { postcodes: 0, names: 0, changedPostcodes: 0, refused: 0, examples: [] }
    const postcodes = new Map<string, PostcodeEntry>()
    let names: NameEntry[] = []
    let read = 0
    let reader: ReturnType<typeof readerFor>
    const keep = async () => {
      report.changedPostcodes += await keepPostcodes(tx, [...postcodes.values()])
      await keepNames(tx, names, source)
      postcodes.clear()
      names = []
    }
    for await (const { line, cells } of rows) {
      if (!reader) {
        reader = readerFor(cells)
        if (!reader) return { ok: false, refusal: 'unknown-table' }
        await tx.deleteFrom('gazetteerNames').where('source', '=', source).execute()
        if (reader.isHeading) continue
      }
      if (++read % progressEvery === 0) onProgress({ read, kept: report.postcodes + report.names })
      const entry = reader.read(cells)
      if (entry === 'of-no-interest') continue
      if ('refusal' in entry) {
        report.refused++
        if (report.examples.length < mostExamples) report.examples.push({ line, refusal: entry.refusal })
        continue
      }
      if (entry.kind === 'postcode') postcodes.set(entry.postcode, entry)
      else names.push(entry)
      report[entry.kind === 'postcode' ? 'postcodes' : 'names']++
      if (postcodes.size + names.length < batchLength) continue
      await keep()
    }
    if (!reader) return { ok: false, refusal: 'unknown-table' }
    await keep()
    return { ok: true, report }
  })
}

async function keepPostcodes(tx: Tx, entries: PostcodeEntry[]): Promise<number> {
  if (entries.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into gazetteer_postcodes (postcode, latitude, longitude)
    select * from unnest(${entries.map((one) => one.postcode)}::text[], ${entries.map((one) => one.latitude)}::float8[],
      ${entries.map((one) => one.longitude)}::float8[])
    on conflict (postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude
    where (gazetteer_postcodes.latitude, gazetteer_postcodes.longitude)
      is distinct from (excluded.latitude, excluded.longitude)`.execute(tx)
  return Number(needed(numAffectedRows, 'the count of changed postcodes'))
}

async function keepNames(tx: Tx, entries: NameEntry[], source: string) {
  if (entries.length === 0) return
  const rows = entries.flatMap(({ name, otherNames, ...one }) =>
    [name, ...otherNames].map((called) => ({ ...one, name: called })),
  )
  await sql`
    insert into gazetteer_names (name_key, name, latitude, longitude, population, source)
    select *, ${source} from unnest(${rows.map((one) => nameKey(one.name))}::text[], ${rows.map((one) => one.name)}::text[],
      ${rows.map((one) => one.latitude)}::float8[], ${rows.map((one) => one.longitude)}::float8[],
      ${rows.map((one) => one.population)}::int[])`.execute(tx)
}
