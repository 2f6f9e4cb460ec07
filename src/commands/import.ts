import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { readBoundaries } from '#capabilities/places/boundary-format.ts'
import { importBoundaries } from '#capabilities/places/import-boundaries.ts'
import { importGazetteer } from '#capabilities/places/import-gazetteer.ts'
import { importSkills } from '#capabilities/skills/import-skills.ts'
import { readSkillDocument, readSkillTable, type SkillsRead } from '#capabilities/skills/skills-format.ts'
import { Fault } from '#infrastructure/fault.ts'
import { readTable, type TableRow, tableFiles } from '#infrastructure/files/read-table.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import type { Services } from '#infrastructure/services.ts'
import { type IndicatorOptions, importIndicatorFiles } from './import-indicators.ts'
import { type ImportAuthority, importOpportunities, type OpportunityOptions } from './import-opportunities.ts'
import { importPlace, type PlaceOptions } from './import-place.ts'
import { progressOf } from './import-progress.ts'
import { needsSomebody, reportJsonLines, reportLines } from './import-report.ts'

// What `waymark import …` brings in. Each says what it read, what that changed, and which lines it could not use.

export interface ImportOptions extends OpportunityOptions, IndicatorOptions, PlaceOptions {
  /** How a framework of skills is called, where its files do not say. */
  framework?: string
  version?: string
  attribution?: string
}

interface Powers {
  services: Services
  options: ImportOptions
  authority: ImportAuthority
}

type Import = (files: string[], powers: Powers) => Promise<number>

const imports: Record<string, Import> = {
  ...{ gazetteer, boundaries, skills, opportunities },
  indicators: importIndicatorFiles,
  place: importPlace,
}

export async function importFiles([kind = '', ...files]: string[], powers: Powers): Promise<number> {
  const chosen = imports[kind]
  if (!chosen || files.length === 0) {
    console.error(`Say what to import and from which files: waymark import ${Object.keys(imports).join('|')} FILE…`)
    return 64
  }
  return chosen(files, powers)
}

const lineRefusals = {
  'no-position': 'says nowhere where it lies',
  'no-postcode': 'has no postcode',
  'no-name': 'has no name',
} as const

async function gazetteer(named: string[], { services: { database } }: Powers): Promise<number> {
  const files = (await Promise.all(named.map(tableFiles))).flat()
  for (const file of files) {
    const source = path.basename(file)
    const progress = progressOf(source, process.stderr)
    const outcome = await importGazetteer({ source, rows: readTable(file) }, { database, onProgress: progress.show })
    progress.end()
    if (!outcome.ok)
      throw new Fault(
        outcome.refusal satisfies 'unknown-table',
        `${source}: nothing here tells a postcode or a name and where it lies. Take Code-Point Open or OS Open Names as they are published, or a table whose heading has "postcode" or "name", and "latitude" and "longitude" (or "easting" and "northing").`,
      )
    const { postcodes, changedPostcodes, names, refused, examples } = outcome.report
    const count = (number: number) => number.toLocaleString('en-GB')
    console.log(
      `${source}: ${count(postcodes)} postcodes, ${count(changedPostcodes)} of them new or moved; ${count(names)} names; ${count(refused)} lines not used`,
    )
    for (const { line, refusal } of examples) console.log(`  line ${line} ${lineRefusals[refusal]}`)
  }
  return 0
}

const boundaryRefusals = {
  'not-geojson': 'this is neither GeoJSON nor TopoJSON with polygons.',
  'no-codes':
    'no outline here says which district or ward it is. Take a file of the Open Geography Portal, with LAD25CD and LAD25NM or WD25CD and WD25NM.',
} as const

const usualFrameworks: Record<string, { name: string; attribution: string }> = {
  esco: {
    name: 'ESCO',
    attribution: 'This service uses the ESCO classification of the European Commission.',
  },
}

const skillRefusals = { 'no-label': 'has no label', 'no-address': 'has no address' } as const

/** All files of one call are one edition of one framework. */
async function skills(named: string[], { services: { database }, options }: Powers): Promise<number> {
  const files = await Promise.all(named.map(readSkillFile))
  const [first] = files
  if (!first) return 64
  const usual = usualFrameworks[first.format]
  const name = options.framework ?? first.framework.name ?? usual?.name
  const version = options.version ?? first.framework.version
  if (!name || !version)
    throw new Fault(
      'framework-unnamed',
      'Say which framework this is and which edition: --framework "UK Standard Skills Classification" --edition 1.0',
    )
  const attribution = options.attribution ?? usual?.attribution ?? ''
  const all = files.flatMap(({ skills: read }) => read)
  if (all.length === 0)
    throw new Fault(
      'no-skills',
      `There are no skills in ${named.join(', ')}: under the heading there has to be a line for each, with its name.`,
    )
  const { changed } = await importSkills(
    { framework: { slug: slugOf(name), name, version, attribution }, skills: all },
    { database, now: new Date() },
  )
  console.log(`${name} ${version}: ${all.length} skills, ${changed} of them new or different`)
  for (const { line, why } of files.flatMap(({ refused }) => refused).slice(0, 10))
    console.log(`  line ${line} ${skillRefusals[why]}`)
  return 0
}

async function rowsIn(file: string): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of readTable(file)) rows.push(row)
  return rows
}

async function readSkillFile(file: string): Promise<SkillsRead> {
  const read = /\.json$/i.test(file)
    ? readSkillDocument(readJson(await readFile(file), file))
    : readSkillTable(await rowsIn(file))
  if (read) return read
  throw new Fault(
    'unknown-table',
    `${path.basename(file)}: no column here is called label, name or preferredLabel. Take ESCO, OSMT or CASE as they are published, or a table whose heading has "label".`,
  )
}

async function boundaries(files: string[], { services: { database } }: Powers): Promise<number> {
  for (const file of files) {
    const bytes = await readFile(file).catch((cause) => {
      throw new Fault('file-not-found', `There is no file ${file}.`, { cause })
    })
    const read = readBoundaries(readJson(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, file))
    if (!read.ok) throw new Fault(read.refusal, `${path.basename(file)}: ${boundaryRefusals[read.refusal]}`)
    const changed = await importBoundaries(read.boundaries, { database })
    console.log(`${path.basename(file)}: ${read.boundaries.length} outlines, ${changed} of them new or different`)
  }
  return 0
}

/** Done, but something in it waits for a person: a line that was refused, a doubtful pair, what vanished. */
const somebodyHasToLook = 2

async function opportunities(sources: string[], { services, options, authority }: Powers): Promise<number> {
  const context = { services, authority, fetchDocument: guardedFetch, now: () => new Date() }
  const reports = []
  for (const source of sources) reports.push(await importOpportunities(source, options, context))
  if (options.json) for (const line of reports.flatMap(reportJsonLines)) console.log(line)
  else for (const report of reports) console.log(reportLines(report).join('\n'))
  return reports.some(needsSomebody) ? somebodyHasToLook : 0
}

function readJson(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw new Fault('not-json', `${path.basename(file)} is not JSON.`, { cause })
  }
}
