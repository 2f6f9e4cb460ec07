/**
 * Issues and verifies badges of 2.9 KB with this package and with `@digitalbazaar/vc`, in turns within one run, and
 * compares the CPU time of each. Run: `node bench/credentials.ts [--json] [--seconds 10]`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import description from '../package.json' with { type: 'json' }
import { NOW } from '../src/fixtures/badge.ts'
import { anIssuer } from '../src/fixtures/issuer.ts'
import { ed25519 } from '../src/platform/ed25519.ts'
import { signCredentials } from '../src/proof/sign-credentials.ts'
import { awardDay } from './award-day.ts'

type Figure = { name: string; ours: number; peer: number; ratio: number; unit: string; against?: string }

const { values } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '10' } } })
const { devDependencies: peers } = description
const PEER = '@digitalbazaar/vc'

/** Turns of a round: about a quarter of a second for each. */
const TURNS = {
  issue: { us: 8000, [PEER]: 50, 'Ed25519 alone': 14000 },
  verify: { us: 3000, [PEER]: 50, 'Ed25519 alone': 5000 },
} as const

/** One side of a contest, in a process of its own, so that its figures contain all of its own garbage collection and none of the other side's. */
class Contestant {
  private readonly child: ChildProcess
  private readonly turns: number
  private milliseconds = 0
  private made = 0

  constructor(name: string, turns: number) {
    this.child = fork(new URL('./contestant.ts', import.meta.url), [name])
    this.turns = turns
  }

  /** Works for a round. */
  async round(): Promise<void> {
    this.child.send(this.turns)
    const [milliseconds] = await once(this.child, 'message')
    this.milliseconds += milliseconds
    this.made += this.turns
  }

  /** Badges per second of CPU, since it was warm. */
  get perSecond(): number {
    return (this.made / this.milliseconds) * 1000
  }

  /** Forgets what it made while it was cold. */
  begin(): void {
    this.milliseconds = 0
    this.made = 0
  }

  /** Ends its process. */
  end(): void {
    this.child.disconnect()
  }
}

/**
 * Rounds in turns, so that whatever else the machine does slows all down alike. Beside both sides stands what one would reach
 * who did nothing but Ed25519 by the library that is in use here: no figure can be higher. The share of it that is reached is
 * what is left to the signature itself.
 */
async function compare(what: keyof typeof TURNS): Promise<void> {
  const names = ['us', PEER, 'Ed25519 alone'] as const
  const all = names.map((name) => new Contestant(`${what} by ${name}`, TURNS[what][name]))
  const [us, peer, ceiling] = all as [Contestant, Contestant, Contestant]
  for (let warming = 0; warming < 8; warming++) for (const one of all) await one.round()
  for (const one of all) one.begin()
  const end = performance.now() + Number(values.seconds) * 1000
  while (performance.now() < end) for (const one of all) await one.round()
  const unit = 'badges per CPU second'
  for (const [name, ours] of [
    [`credentials.${what}`, us],
    [`credentials.${what}-ceiling`, ceiling],
  ] as const) {
    say({ name, ours: ours.perSecond, peer: peer.perSecond, ratio: ours.perSecond / peer.perSecond, unit })
  }
  say({
    name: `credentials.${what}-share`,
    ours: us.perSecond,
    peer: ceiling.perSecond,
    ratio: us.perSecond / ceiling.perSecond,
    unit,
    against: `${ed25519.name} alone`,
  })
  for (const one of all) one.end()
}

/** Signs ten thousand badges in bulk: wall-clock time, and how much the memory in use grew meanwhile. */
async function bulk(): Promise<void> {
  const count = 10_000
  const issuer = await anIssuer()
  const badges = awardDay(issuer, 256)
  function* people() {
    for (let turn = 0; turn < count; turn++)
      yield { ...(badges[turn % badges.length] as (typeof badges)[0]), id: `urn:uuid:bulk-${turn}` }
  }
  const heapBefore = process.memoryUsage().rss
  const started = performance.now()
  for await (const credential of signCredentials(people(), { ...issuer, created: NOW })) void credential
  const milliseconds = Math.round(performance.now() - started)
  const grown = Math.round((process.memoryUsage().rss - heapBefore) / 1024 / 1024)
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ name: 'credentials.bulk-10000', ours: milliseconds, unit: 'ms' })}\n`)
  } else process.stdout.write(`credentials.bulk-10000: ${milliseconds} ms, resident memory grew by ${grown} MB\n`)
}

/** Badges a second that so many threads sign together. */
async function signedByWorkers(count: number): Promise<number> {
  const milliseconds = (Number(values.seconds) * 1000) / 4
  const script = new URL('./sign-in-worker.ts', import.meta.url)
  const workers = Array.from({ length: count }, () => new Worker(script, { workerData: { milliseconds } }))
  const said = () => Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as unknown))
  await said()
  const made = said()
  for (const worker of workers) worker.postMessage('go')
  const numbers = (await made) as number[]
  return (numbers.reduce((sum, one) => sum + one, 0) / milliseconds) * 1000
}

/** What a second thread adds: one and two in turns, the better of two rounds each, as a busy machine only slows down. */
async function workers(): Promise<void> {
  const rates = { one: 0, two: 0 }
  for (let round = 0; round < 2; round++) {
    rates.one = Math.max(rates.one, await signedByWorkers(1))
    rates.two = Math.max(rates.two, await signedByWorkers(2))
  }
  const { one: peer, two: ours } = rates
  const name = 'credentials.issue-2-workers'
  say({ name, ours, peer, ratio: ours / peer, unit: 'badges per second', against: 'one worker' })
}

function say({ name, ours, peer, ratio, unit, against = PEER }: Figure): void {
  const words = `${name}: ${Math.round(ours)} ${unit}, ${against} ${Math.round(peer)}: ${ratio.toFixed(against === PEER ? 1 : 2)} times`
  process.stdout.write(`${values.json ? JSON.stringify({ name, ours, peer, ratio, unit, against }) : words}\n`)
}

await compare('issue')
await compare('verify')
await bulk()
await workers()
if (!values.json)
  process.stdout.write(`${PEER} ${peers[PEER]}, Node ${process.version}, ${cpus()[0]?.model} × ${cpus().length}\n`)
