import type { Database } from '#infrastructure/database/database.ts'
import { awaitPress } from '#infrastructure/database/double-press.ts'
import { tableIn } from '#infrastructure/files/table-in.ts'
import type { LineProblem, TableContent } from './indicator.ts'
import { countChanges, keepAreas, keepFigures, keepIndicators } from './indicator-store.ts'
import { readPublication } from './indicator-table-rules.ts'
import { readOwnTable } from './own-table-rules.ts'

export interface ImportedIndicator {
  key: string
  name: string
  figures: number
  /** How many of them are a sign of the source in place of a figure. */
  flags: number
  /** How many are not here yet, and how many are here otherwise. */
  fresh: number
  changed: number
}

export interface IndicatorReport {
  /** Absent in a table of areas alone. */
  source: TableContent['source']
  indicators: ImportedIndicator[]
  areas: number
  changedAreas: number
  problems: LineProblem[]
  isKept: boolean
}

export type ImportIndicatorsOutcome =
  | { ok: true; report: IndicatorReport }
  | { ok: false; refusal: 'unknown-table' }
  | { ok: false; refusal: 'lines-not-seen'; report: IndicatorReport }

interface Request {
  bytes: Uint8Array
  /** Only looked at where this is false. */
  isKept: boolean
  /** How many lines or cells will be left out, as the look said: nothing is left out unseen. */
  leftOut: number
}

/** Looks at a table of figures, or keeps it: what was kept before and is the same stays as it is. */
export async function importIndicators(
  { bytes, isKept, leftOut }: Request,
  { database, now }: { database: Database; now: Date },
): Promise<ImportIndicatorsOutcome> {
  const { rows, problems } = await tableIn(bytes, { mostRows: 200_000 })
  const content = readPublication(rows) ?? readOwnTable(rows)
  if (!content) return { ok: false, refusal: 'unknown-table' }
  const unreadable = problems.map(({ line }): LineProblem => ({ line, why: 'unreadable' }))
  const all = [...content.problems, ...unreadable].sort((one, other) => one.line - other.line)
  return database.transaction().execute(async (tx): Promise<ImportIndicatorsOutcome> => {
    await awaitPress(tx, 'indicators')
    const { changes, changedAreas } = await countChanges(tx, content)
    const report = (kept: boolean): IndicatorReport => ({
      ...{ source: content.source, areas: content.areas.length, changedAreas, problems: all, isKept: kept },
      indicators: content.indicators.map(({ key, name }) => {
        const own = content.figures.filter(({ indicator }) => indicator === key)
        const { fresh, changed } = changes.get(key) ?? { fresh: 0, changed: 0 }
        return { key, name, figures: own.length, flags: own.filter(({ flag }) => flag).length, fresh, changed }
      }),
    })
    if (!isKept) return { ok: true, report: report(false) }
    if (all.length !== leftOut) return { ok: false, refusal: 'lines-not-seen', report: report(false) }
    await keepAreas(tx, content.areas)
    if (content.source) {
      const isNewer = [...changes.values()].some(({ fresh, changed }) => fresh + changed > 0)
      await keepFigures(tx, content, await keepIndicators(tx, content, { isNewer, now }))
    }
    return { ok: true, report: report(true) }
  })
}
