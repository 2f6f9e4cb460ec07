/**
 * Fuzzes every parser for a bounded time, and the compiled canonicalizer against the library's, guided by coverage: an input that
 * reaches a branch that none reached before is what the next ones are made from. Prints totals; what ever went wrong is
 * kept in `fuzz/corpus` and tried first the next time. Run: `node fuzz/run.ts --seconds 60 [--seed 7]`.
 */

import { createHash, randomInt } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { mutationsOf, randomFrom } from './mutate.ts'
import type { Target } from './targets.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? randomInt(2 ** 31))
const corpus = new URL('./corpus/', import.meta.url)
mkdirSync(corpus, { recursive: true })

/** More inputs than these are not kept to start from; the oldest finds give way. */
const MAX_FOUND = 512

/** `found`: inputs that reached something new. */
type Total = {
  found: Uint8Array[]
  branches: number
  inputs: number
  accepted: number
  faults: number
  slowest: number
}

/** Longer than this on one small input is a fault: a verifier must not hang. */
const MOST_MILLISECONDS = 4000

async function tryOne(target: Target, input: Uint8Array, total: Total): Promise<void> {
  const started = performance.now()
  let fault: string | undefined
  try {
    const outcome = await target.run(input)
    if (outcome === 'accepted') total.accepted += 1
    else if (outcome !== 'refused') fault = outcome.fault
  } catch (error) {
    fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  const spent = performance.now() - started
  total.inputs += 1
  total.slowest = Math.max(total.slowest, spent)
  if (spent > MOST_MILLISECONDS) fault ??= `took ${Math.round(spent)} ms`
  if (fault) keep(target, input, fault, total)
}

function keep(target: Target, input: Uint8Array, fault: string, total: Total): void {
  total.faults += 1
  const name = `${target.name}-${createHash('sha256').update(input).digest('hex').slice(0, 16)}`
  writeFileSync(new URL(name, corpus), input)
  process.stderr.write(`${name}: ${fault}\n`)
}

function keptFor(target: Target): Uint8Array[] {
  const names = readdirSync(corpus).filter((name) => name.startsWith(`${target.name}-`))
  return names.map((name) => readFileSync(new URL(name, corpus)))
}

/** Tries a few variants of one input together, and one by one only where they reached something new. */
async function tryVariants(target: Target, start: Uint8Array, total: Total): Promise<void> {
  const before = coverage.reached
  // Asking what ran takes as long as several inputs do.
  const variants = [1, 2, 3, 4].flatMap(() => [...mutationsOf(start, random)])
  for (const input of variants) await tryOne(target, input, total)
  if (!coverage.hasNews({ isAsked: true })) return
  for (const input of variants) {
    await tryOne(target, input, total)
    if (!coverage.hasNews()) continue
    total.found.push(input)
    if (total.found.length > MAX_FOUND) total.found.shift()
  }
  total.branches += coverage.reached - before
}

const random = randomFrom(seed)
// Counting begins before anything is loaded that is to be counted.
const coverage = new Coverage()
const { targets } = await import('./targets.ts')
const all = await targets()
const none = () => ({ found: [], branches: 0, inputs: 0, accepted: 0, faults: 0, slowest: 0 })
const totals = new Map(all.map((target): [Target, Total] => [target, none()]))
for (const [target, total] of totals) {
  for (const input of [...keptFor(target), ...target.seeds]) await tryOne(target, input, total)
}
coverage.hasNews()
const fromSeeds = coverage.reached
const end = performance.now() + Number(values.seconds) * 1000
while (performance.now() < end) {
  for (const [target, total] of totals) {
    const starts = random() < 0.5 && total.found.length > 0 ? total.found : target.seeds
    const start = starts[Math.floor(random() * starts.length)]
    if (start) await tryVariants(target, start, total)
  }
}
process.stdout.write(
  `seed ${seed}, ${values.seconds} s: ${fromSeeds} branches by the seeds, ${coverage.reached} in all\n`,
)
for (const [{ name }, { found, branches, inputs, accepted, faults, slowest }] of totals) {
  const parts = [
    name.padEnd(18),
    `${inputs} inputs`,
    `${accepted} accepted`,
    `${found.length} kept for ${branches} new branches`,
    `${faults} faults`,
    `slowest ${slowest.toFixed(0)} ms`,
  ]
  process.stdout.write(`${parts.join('  ')}\n`)
}
process.exitCode = [...totals.values()].some(({ faults }) => faults > 0) ? 1 : 0
