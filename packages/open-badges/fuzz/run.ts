/**
 * Fuzzes every parser for a bounded time, and the compiled canonicalizer against the library's. Prints totals; what
 * ever went wrong is kept in `fuzz/corpus` and tried first the next time. Run: `node fuzz/run.ts --seconds 60 [--seed 7]`.
 */

import { createHash, randomInt } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { mutationsOf, randomFrom } from './mutate.ts'
import { type Target, targets } from './targets.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? randomInt(2 ** 31))
const corpus = new URL('./corpus/', import.meta.url)
mkdirSync(corpus, { recursive: true })

type Total = { inputs: number; accepted: number; faults: number; slowest: number }

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

const all = await targets()
const totals = new Map(
  all.map((target): [Target, Total] => [target, { inputs: 0, accepted: 0, faults: 0, slowest: 0 }]),
)
const random = randomFrom(seed)
for (const [target, total] of totals) {
  for (const input of [...keptFor(target), ...target.seeds]) await tryOne(target, input, total)
}
const end = performance.now() + Number(values.seconds) * 1000
while (performance.now() < end) {
  for (const [target, total] of totals) {
    const start = target.seeds[Math.floor(random() * target.seeds.length)]
    if (start) for (const input of mutationsOf(start, random)) await tryOne(target, input, total)
  }
}
process.stdout.write(`seed ${seed}, ${values.seconds} s\n`)
for (const [{ name }, { inputs, accepted, faults, slowest }] of totals) {
  const parts = [
    name.padEnd(18),
    `${inputs} inputs`,
    `${accepted} accepted`,
    `${faults} faults`,
    `slowest ${slowest.toFixed(0)} ms`,
  ]
  process.stdout.write(`${parts.join('  ')}\n`)
}
process.exitCode = [...totals.values()].some(({ faults }) => faults > 0) ? 1 : 0
