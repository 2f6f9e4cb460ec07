import { areaKindOf } from './area-rules.ts'
import { type Area, type AreaFigure, flags, type LineProblem, type Measure, type TableContent } from './indicator.ts'
import { type Publication, publications } from './publication.ts'

interface Row {
  line: number
  cells: string[]
}

/** A heading as it is compared: some publishers break it over lines. */
export const headingKey = (cell: string) => cell.replace(/\s+/g, ' ').trim()

export type FigureRead = { value: number; flag: null } | { value: null; flag: string }

/** A figure, or the sign that the source put in its place: that one is kept as it is, and never read as nought. */
export function readFigure(text: string): FigureRead | undefined {
  const sign = text.trim().toLowerCase()
  if (sign === '') return { value: null, flag: 'blank' }
  if (flags.some((one) => one === sign)) return { value: null, flag: sign }
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?\s*%?$/.test(sign)) return undefined
  const value = Number(sign.replace(/[,%\s]/g, ''))
  return Number.isFinite(value) ? { value, flag: null } : undefined
}

const ranges: Record<Measure, [least: number, most: number]> = {
  decile: [1, 10],
  rank: [1, 1_000_000],
  share: [0, 1],
  percent: [0, 100],
  count: [0, 100_000_000],
}

export function isInRange(value: number, measure: Measure): boolean {
  const [least, most] = ranges[measure]
  return value >= least && value <= most && (measure !== 'decile' || Number.isInteger(value))
}

/** Reads a table that is known by its headings; undefined where none of them is known. */
export function readPublication(rows: Row[], known: readonly Publication[] = publications): TableContent | undefined {
  const [heading, ...lines] = rows
  const columns = new Map(heading?.cells.map((cell, at) => [headingKey(cell), at]))
  const found = known.find(({ knownBy }) => knownBy.every((name) => columns.has(name)))
  if (found) return readLines(lines, { columns, publication: found })
  return readAreas(lines, columns)
}

interface Reads {
  columns: Map<string, number>
  publication: Publication
}

function readLines(lines: Row[], { columns, publication }: Reads): TableContent {
  const { source, codes, names, period } = publication
  const figures: AreaFigure[] = []
  const areas = new Map<string, Area>()
  const problems: LineProblem[] = []
  const seen = new Set<string>()
  const used = publication.columns.filter(({ column }) => columns.has(column))
  for (const { line, cells } of lines) {
    const cell = (column: string) => cells[columns.get(column) ?? -1]?.trim() ?? ''
    const areaCode = codes.map(cell).find((code) => code !== '') ?? ''
    if (areaCode === '') {
      problems.push({ line, why: 'no-area' })
      continue
    }
    if (!publication.areas.test(areaCode)) {
      problems.push({ line, why: 'unknown-area', text: areaCode })
      continue
    }
    const of = 'is' in period ? period.is : cell(period.column)
    if (!/^\d{4}/.test(of)) {
      problems.push({ line, why: 'no-period', text: of })
      continue
    }
    if (seen.has(`${areaCode} ${of}`)) {
      problems.push({ line, why: 'twice', text: areaCode })
      continue
    }
    seen.add(`${areaCode} ${of}`)
    for (const { code, name } of names)
      if (cell(code) && cell(name)) areas.set(cell(code), areaOf(cell(code), cell(name)))
    for (const { column, key, measure } of used) {
      const text = cell(column)
      const read = readFigure(text)
      if (!read) problems.push({ line, why: 'not-a-figure', column, text })
      else if (read.value !== null && !isInRange(read.value, measure))
        problems.push({ line, why: 'out-of-range', column, text })
      else figures.push({ indicator: key, areaCode, period: of, ...read })
    }
  }
  const indicators = used.map(({ column, ...indicator }) => indicator)
  return { source, indicators, figures, areas: [...areas.values()], problems }
}

const areaOf = (code: string, name: string): Area => ({ code, name, wardCode: null, districtCode: null })

/** The look-up of the Office for National Statistics from small areas to wards and districts, of any year. */
function readAreas(lines: Row[], columns: Map<string, number>): TableContent | undefined {
  const named = (pattern: RegExp) => [...columns].find(([name]) => pattern.test(name))?.[1]
  const at = {
    code: named(/^lsoa\d\d_?c(o)?d(e)?$/i),
    name: named(/^lsoa\d\d_?n(a)?m(e)?$/i),
    wardCode: named(/^(ward|wd)\d\d_?c(o)?d(e)?$/i),
    wardName: named(/^(ward|wd)\d\d_?n(a)?m(e)?$/i),
    districtCode: named(/^(ltla|lad)\d\d_?c(o)?d(e)?$/i),
    districtName: named(/^(ltla|lad)\d\d_?n(a)?m(e)?$/i),
  }
  if (Object.values(at).some((one) => one === undefined)) return undefined
  const areas = new Map<string, Area>()
  const problems: LineProblem[] = []
  for (const { line, cells } of lines) {
    const cell = (name: keyof typeof at) => cells[at[name] ?? -1]?.trim() ?? ''
    const [code, wardCode, districtCode] = [cell('code'), cell('wardCode'), cell('districtCode')]
    if (areaKindOf(code) !== 'small-area' || areaKindOf(districtCode) !== 'district') {
      problems.push({ line, why: code === '' ? 'no-area' : 'unknown-area', text: code })
      continue
    }
    if (areas.has(code)) {
      problems.push({ line, why: 'twice', text: code })
      continue
    }
    areas.set(code, { code, name: cell('name') || code, wardCode: wardCode || null, districtCode })
    if (wardCode) areas.set(wardCode, { ...areaOf(wardCode, cell('wardName') || wardCode), districtCode })
    areas.set(districtCode, areaOf(districtCode, cell('districtName') || districtCode))
  }
  return { source: undefined, indicators: [], figures: [], areas: [...areas.values()], problems }
}
