import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type ImportIndicatorsOutcome,
  type IndicatorReport,
  importIndicators,
} from '#capabilities/indicators/import-indicators.ts'
import type { LineProblem } from '#capabilities/indicators/indicator.ts'
import { ownHeadings } from '#capabilities/indicators/own-table-rules.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Services } from '#infrastructure/services.ts'

type Refusal = Extract<ImportIndicatorsOutcome, { ok: false }>['refusal']

export interface IndicatorOptions {
  /** Keeps what was looked at. */
  keep?: boolean
  /** How many lines are left out, as the look said. */
  without?: string
}

const why: Record<LineProblem['why'], string> = {
  'no-area': 'names no area',
  'unknown-area': 'is about an area that this table cannot be about',
  'not-a-figure': 'holds neither a figure nor a known flag',
  'out-of-range': 'holds a figure that cannot be',
  twice: 'says the same again',
  'no-period': 'says no year',
  incomplete: 'leaves out what has to be said',
  'another-source': 'is from another source than the first line',
  'another-measure': 'measures otherwise than a line before it',
  unreadable: 'cannot be read',
}

const refused: Record<Exclude<Refusal, 'lines-not-seen'>, string> = {
  'unknown-table': `this is no table of figures that is known here. Take one as it is published, or a table with one figure a line and the headings ${ownHeadings.needed.join(', ')}; it may also have ${ownHeadings.more.join(', ')}.`,
}

/** Looks at tables of figures; with `--keep` they are kept. Ends with 2 where a line has to be seen first. */
export async function importIndicatorFiles(
  files: string[],
  {
    services: { database },
    options: { keep = false, without = '0' },
  }: { services: Services; options: IndicatorOptions },
): Promise<number> {
  if (!/^\d{1,6}$/.test(without)) throw new Fault('not-a-number', 'Say how many lines are left out: --without 3')
  let isSeen = true
  for (const file of files) {
    const name = path.basename(file)
    const bytes = await readFile(file).catch((cause) => {
      throw new Fault('file-not-found', `There is no file ${file}.`, { cause })
    })
    const outcome = await importIndicators(
      { bytes, isKept: keep, leftOut: Number(without) },
      { database, now: new Date() },
    )
    // A look, or lines that were not seen: both are told of.
    if (!('report' in outcome)) throw new Fault(outcome.refusal, `${name}: ${refused[outcome.refusal]}`)
    isSeen &&= outcome.ok
    console.log(linesOf(name, outcome.report).join('\n'))
  }
  return isSeen ? 0 : 2
}

function linesOf(
  name: string,
  { source, indicators, areas, changedAreas, problems, isKept }: IndicatorReport,
): string[] {
  const count = (number: number) => number.toLocaleString('en-GB')
  const parts = new Set(problems.map(({ line }) => line)).size
  return [
    `${name}: ${source ? `${source.title} (${source.publisher}; ${source.licence})` : 'areas alone'}`,
    ...indicators.map(
      ({ name: of, figures, flags, fresh, changed }) =>
        `  ${of}: ${count(figures)} figures, ${count(flags)} of them flags; ${count(fresh)} new, ${count(changed)} different`,
    ),
    `  ${count(areas)} areas named, ${count(changedAreas)} of them new or different`,
    ...problems.slice(0, 20).map(({ line, why: reason, column, text }) => {
      const where = column ? `, ${column}` : ''
      return `  line ${line}${where} ${why[reason]}${text ? `: ${text}` : ''}`
    }),
    ...(problems.length > 20 ? [`  and ${count(problems.length - 20)} more`] : []),
    isKept ? '  kept' : keepWords(problems.length, parts),
  ]
}

const keepWords = (problems: number, lines: number) =>
  problems === 0
    ? '  nothing is kept yet: say --keep'
    : `  nothing is kept yet. Mend ${lines === 1 ? 'this line' : `these ${lines} lines`}, or keep the rest: --keep --without ${problems}`
