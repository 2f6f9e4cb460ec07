import { areaKindOf } from './area-rules.ts'
import {
  type Area,
  type AreaFigure,
  type Indicator,
  type IndicatorSource,
  type LineProblem,
  measures,
  polarities,
  type TableContent,
} from './indicator.ts'
import { headingKey, isInRange, readFigure } from './indicator-table-rules.ts'

interface Row {
  line: number
  cells: string[]
}

/** What the headings of a table are called that says itself where its figures are from. */
export const ownHeadings = {
  needed: ['area', 'indicator', 'period', 'value', 'measure', 'good', 'source', 'publisher', 'licence', 'attribution'],
  more: ['area name', 'indicator cy', 'source cy', 'out of', 'address', 'caveat', 'caveat cy'],
} as const

type Heading = (typeof ownHeadings.needed | typeof ownHeadings.more)[number]
type CellOf = (heading: Heading) => string

const keyOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** A table that says by itself where its figures are from: one figure a line. Undefined where a heading is missing. */
export function readOwnTable([heading, ...lines]: Row[]): TableContent | undefined {
  const columns = new Map(heading?.cells.map((cell, at) => [headingKey(cell).toLowerCase(), at]))
  if (!ownHeadings.needed.every((name) => columns.has(name))) return undefined
  let source: IndicatorSource | undefined
  const indicators = new Map<string, Indicator>()
  const figures = new Map<string, AreaFigure>()
  const areas = new Map<string, Area>()
  const problems: LineProblem[] = []
  for (const { line, cells } of lines) {
    const cell: CellOf = (name) => cells[columns.get(name) ?? -1]?.trim() ?? ''
    const said = readOwnLine(cell)
    if ('why' in said) {
      problems.push({ line, ...said })
      continue
    }
    source ??= said.source
    const known = indicators.get(said.indicator.key) ?? said.indicator
    const place = `${said.indicator.key} ${said.figure.areaCode} ${said.figure.period}`
    if (JSON.stringify(said.source) !== JSON.stringify(source))
      problems.push({ line, why: 'another-source', text: said.source.title })
    else if (JSON.stringify(said.indicator) !== JSON.stringify(known))
      problems.push({ line, why: 'another-measure', text: said.indicator.name })
    else if (figures.has(place)) problems.push({ line, why: 'twice', text: said.figure.areaCode })
    else {
      indicators.set(known.key, known)
      figures.set(place, said.figure)
      if (said.area) areas.set(said.area.code, said.area)
    }
  }
  return {
    source,
    indicators: [...indicators.values()],
    figures: [...figures.values()],
    areas: [...areas.values()],
    problems,
  }
}

interface OwnLine {
  source: IndicatorSource
  indicator: Indicator
  figure: AreaFigure
  area: Area | undefined
}

function readOwnLine(cell: CellOf): OwnLine | Omit<LineProblem, 'line'> {
  const missing = ownHeadings.needed.find((name) => name !== 'value' && cell(name) === '')
  if (missing) return { why: missing === 'area' ? 'no-area' : 'incomplete', column: missing }
  const code = cell('area')
  if (!areaKindOf(code)) return { why: 'unknown-area', text: code }
  if (!/^\d{4}/.test(cell('period'))) return { why: 'no-period', text: cell('period') }
  const measure = measures.find((one) => one === cell('measure').toLowerCase())
  if (!measure) return { why: 'incomplete', column: 'measure', text: cell('measure') }
  const good = polarities.find((one) => one === cell('good').toLowerCase())
  if (!good) return { why: 'incomplete', column: 'good', text: cell('good') }
  const read = readFigure(cell('value'))
  if (!read) return { why: 'not-a-figure', column: 'value', text: cell('value') }
  if (read.value !== null && !isInRange(read.value, measure))
    return { why: 'out-of-range', column: 'value', text: cell('value') }
  const key = keyOf(cell('indicator'))
  return {
    source: {
      ...{ key: keyOf(cell('source')), title: cell('source'), titleCy: cell('source cy') || null },
      ...{ publisher: cell('publisher'), address: safeAddress(cell('address')), licence: cell('licence') },
      ...{ attribution: cell('attribution'), caveat: cell('caveat') || null, caveatCy: cell('caveat cy') || null },
    },
    indicator: {
      ...{ key, name: cell('indicator'), nameCy: cell('indicator cy') || null, measure, good },
      outOf: /^\d{1,7}$/.test(cell('out of')) ? Number(cell('out of')) : null,
    },
    figure: { indicator: key, areaCode: code, period: cell('period'), ...read },
    area: cell('area name') ? { code, name: cell('area name'), wardCode: null, districtCode: null } : undefined,
  }
}

/** It becomes a link: nothing but an address of the web. */
const safeAddress = (text: string) => (/^https?:\/\/\S+$/.test(text) ? text : null)
