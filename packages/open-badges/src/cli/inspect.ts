import { readBadge } from '../reading/read-badge.ts'
import { summariseCredential } from '../verification/summarise.ts'
import type { CliOptions } from './command.ts'
import { EXIT, UsageFault, worstOf } from './exit-codes.ts'
import { inParallel, jobsOf, showProgress } from './in-parallel.ts'
import { exitOf, isOperatorsFault } from './operators-fault.ts'
import { readInput } from './read-input.ts'
import { refusalSentence } from './refusal-sentences.ts'
import { sourcesIn } from './sources.ts'

type Shown = { shown: object; code: number }

/** Shows what is in badges without checking any of it. */
export async function inspect(inputs: string[], options: CliOptions): Promise<number> {
  const sources = (await Promise.all(inputs.map(sourcesIn))).flat()
  const [first, ...more] = sources
  if (!first) throw new UsageFault('Name a file, a folder, an https address, or - for standard input.')
  if (more.length === 0 && !first.isInFolder) return inspectOne(first.source, options)
  const all: Shown[] = []
  const work = ({ source }: { source: string }) => inspected(source, options).catch((error) => faulty(source, error))
  for await (const one of inParallel(sources, jobsOf(options), work)) {
    all.push(one)
    showProgress(all.length, sources.length, options)
  }
  write(all.map(({ shown }) => shown))
  warn(options)
  return worstOf(all.map(({ code }) => code))
}

async function inspectOne(source: string, options: CliOptions): Promise<number> {
  const { shown, code } = await inspected(source, options)
  if (code !== EXIT.genuine && !options.json && 'error' in shown) {
    process.stderr.write(`${shown.error}\n`)
    return code
  }
  write(shown)
  if (code === EXIT.genuine) warn(options)
  return code
}

async function inspected(source: string, { json, ...options }: CliOptions): Promise<Shown> {
  const read = readBadge(await readInput(source, { allowPrivate: options['allow-private'] }))
  if (!read.ok) {
    const error = `${source} is not a badge that can be read: ${refusalSentence(read.refusal)}.`
    return { shown: { source, error }, code: EXIT.notGenuine }
  }
  const { container, standard, document, assertionUrl } = read
  const told = json ? { document } : summariseCredential(document)
  return { shown: { source, container, standard, assertionUrl, ...told }, code: EXIT.genuine }
}

function faulty(source: string, error: unknown): Shown {
  if (!isOperatorsFault(error)) throw error
  return { shown: { source, error: error.message }, code: exitOf(error) }
}

function warn({ json }: CliOptions): void {
  if (!json) process.stderr.write('Nothing here has been checked. Run open-badges verify.\n')
}

function write(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}
