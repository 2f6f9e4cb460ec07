import { mkdir, stat } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import type { CliOptions } from './command.ts'
import { EXIT, UsageFault, worstOf } from './exit-codes.ts'
import { inParallel, jobsOf, showProgress } from './in-parallel.ts'
import { exitOf, isOperatorsFault } from './operators-fault.ts'
import { type Source, sourcesIn } from './sources.ts'
import { writeOutput } from './write-output.ts'

/** The result for one input: the file written, or why none was. */
export type Made =
  | { ok: true; contents: string | Uint8Array; extension: string }
  | { ok: false; message: string; code: number }

/** How something is made of each input, and the word for having done so: `signed`. */
export type Making = { make: (source: string) => Promise<Made>; done: string }

/**
 * Makes something of each input: of one for `--out` or standard output, of several one file each in the folder `--out`. A folder
 * that is there already takes a single one, too.
 */
export async function makeEach(inputs: string[], options: CliOptions, making: Making): Promise<number> {
  const sources = (await Promise.all(inputs.map(sourcesIn))).flat()
  const [first, ...more] = sources
  if (!first) throw new UsageFault('Name a file, a folder, an https address, or - for standard input.')
  return more.length > 0 || first.isInFolder || (await isFolder(options.out))
    ? makeMany(sources, options, making)
    : makeOne(first.source, options, making)
}

async function isFolder(out: string | undefined): Promise<boolean> {
  return out !== undefined && (await stat(out).catch(() => undefined))?.isDirectory() === true
}

async function makeOne(source: string, { out, json }: CliOptions, { make }: Making): Promise<number> {
  const made = await make(source)
  if (!made.ok) return failed(made, json)
  await writeOutput({ contents: made.contents, out })
  if (json && out) write({ source, out })
  return EXIT.genuine
}

function failed({ message, code }: { message: string; code: number }, json: boolean | undefined): number {
  if (json) write({ error: message })
  else process.stderr.write(`${message}\n`)
  return code
}

type Result = { source: string; out?: string; error?: string; code: number }

async function makeMany(sources: Source[], options: CliOptions, { make, done }: Making): Promise<number> {
  const { out: folder, json } = options
  if (!folder) throw new UsageFault('Several badges need a folder to be written to: --out folder')
  const results: Result[] = []
  const work = async ({ source, stem, takenBy }: Place): Promise<Result> => {
    if (takenBy) {
      return { source, error: `Nothing was written: ${stem} is already made of ${takenBy}.`, code: EXIT.usage }
    }
    const made = await make(source).catch(toFailure)
    if (!made.ok) return { source, error: made.message, code: made.code }
    const out = `${stem}.${made.extension}`
    if (resolve(source) === resolve(out)) {
      const error = `Nothing was written: ${out} is the badge itself. Name another folder.`
      return { source, error, code: EXIT.usage }
    }
    await mkdir(dirname(out), { recursive: true }).catch(() => undefined)
    return writeOutput({ contents: made.contents, out }).then(
      () => ({ source, out, code: EXIT.genuine }),
      (error) => ({ source, error: toFailure(error).message, code: EXIT.usage }),
    )
  }
  for await (const result of inParallel(placesIn(folder, sources), jobsOf(options), work)) {
    results.push(result)
    if (!json) process.stdout.write(`${result.source}: ${result.out ?? result.error}\n`)
    showProgress(results.length, sources.length, options)
  }
  const made = results.filter(({ out }) => out !== undefined).length
  if (json) write(results.map(({ code: _, ...result }) => result))
  else process.stdout.write(`\n${made} ${done}, ${results.length - made} not\n`)
  return worstOf(results.map(({ code }) => code))
}

/** Where what is made of an input goes, without its ending; `takenBy` where an earlier input goes there. */
type Place = { source: string; stem: string; takenBy: string | undefined }

function placesIn(folder: string, sources: Source[]): Place[] {
  const taken = new Map<string, string>()
  return sources.map(({ source, name }) => {
    const stem = join(folder, name.slice(0, name.length - extname(name).length))
    const takenBy = taken.get(stem)
    taken.set(stem, takenBy ?? source)
    return { source, stem, takenBy }
  })
}

function toFailure(error: unknown): { ok: false; message: string; code: number } {
  if (!isOperatorsFault(error)) throw error
  return { ok: false, message: error.message, code: exitOf(error) }
}

function write(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}
