/**
 * Issues and verifies one 3 KB badge with this package and with `@digitalbazaar/vc`, in turns within one run, and
 * compares the CPU time of each. Run: `node bench/credentials.ts [--json] [--seconds 10]`.
 */
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { once } from 'node:events'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { aBadge, NOW, STATUS_LIST_URL } from '../src/fixtures/badge.ts'
import { anIssuer } from '../src/fixtures/issuer.ts'
import { signCredential } from '../src/proof/sign-credential.ts'
import { signCredentials } from '../src/proof/sign-credentials.ts'
import { statusEntry } from '../src/status/status-entry.ts'
import { verifyBadge } from '../src/verification/verify-badge.ts'
import { digitalBazaarSigner, isVerifiedByDigitalBazaar } from '../src/witnesses/digitalbazaar.ts'

type Work = (turn: number) => Promise<unknown>
/** `turns`: how many of ours take about as long as fifty of the peer's. */
type Contest = { name: string; ours: Work; peer: Work; turns: number }
type Figure = { name: string; ours: number; peer: number; ratio: number; unit: string; against?: string }

const { values } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '10' } } })
const issuer = await anIssuer()

const signByPeer = await digitalBazaarSigner(issuer)

/** Badges of one award day: one issuer, one achievement; each its own id, person and place in the status list. */
const badges = Array.from({ length: 256 }, (_, turn) => {
  const status = statusEntry({ statusListUrl: STATUS_LIST_URL, index: turn, purpose: 'revocation' })
  const badge = structuredClone(aBadge(issuer, { id: `urn:uuid:${turn}`, status }))
  return { ...badge, credentialSubject: { ...badge.credentialSubject, narrative: `Learner ${turn}` } }
})
const signed = await Promise.all(badges.map((badge) => signCredential(badge, { ...issuer, created: NOW })))
const signedTexts = signed.map((credential) => JSON.stringify(credential))

const options = { now: NOW, trustedStatus: async () => 'active' as const }

const contests: Record<'issue' | 'verify', Contest> = {
  issue: {
    name: 'credentials.issue',
    turns: 5000,
    ours: async (turn) => signCredential(at(badges, turn), { ...issuer, created: NOW }),
    peer: async (turn) => signByPeer(at(badges, turn), NOW),
  },
  verify: {
    name: 'credentials.verify',
    turns: 1500,
    ours: async (turn) => {
      const { verdict } = await verifyBadge(at(signedTexts, turn), options)
      if (verdict !== 'genuine') throw new Error(verdict)
    },
    peer: async (turn) => {
      const isVerified = await isVerifiedByDigitalBazaar(JSON.parse(at(signedTexts, turn)), NOW)
      if (!isVerified) throw new Error('the peer refused a badge')
    },
  },
}

function at<T>(list: readonly T[], turn: number): T {
  const item = list[turn % list.length]
  if (item === undefined) throw new Error('empty list')
  return item
}

setFlagsFromString('--expose-gc')
/** Collects the young objects that are garbage. */
const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void

/**
 * Milliseconds of CPU that `turns` calls take, all threads of the process together. Each pays for the collection of its own
 * young garbage, and finds none of the other's.
 */
async function cpuOf(work: Work, { from, turns }: { from: number; turns: number }) {
  collect({ type: 'minor' })
  const before = process.cpuUsage()
  for (let turn = from; turn < from + turns; turn++) await work(turn)
  collect({ type: 'minor' })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Rounds of about equal length, in turns. */
async function compare({ name, ours, peer, turns }: Contest): Promise<Figure> {
  await cpuOf(ours, { from: 0, turns: 5000 })
  await cpuOf(peer, { from: 0, turns: 100 })
  const spent = { ours: 0, peer: 0, oursTurns: 0, peerTurns: 0 }
  const end = performance.now() + Number(values.seconds) * 1000
  while (performance.now() < end) {
    spent.ours += await cpuOf(ours, { from: spent.oursTurns, turns })
    spent.oursTurns += turns

    spent.peer += await cpuOf(peer, { from: spent.peerTurns, turns: 50 })
    spent.peerTurns += 50
  }
  const perSecond = { ours: (spent.oursTurns / spent.ours) * 1000, peer: (spent.peerTurns / spent.peer) * 1000 }
  return { name, ...perSecond, ratio: perSecond.ours / perSecond.peer, unit: 'badges per CPU second' }
}

/** Signs ten thousand badges in bulk: wall-clock time, and how much the memory in use grew meanwhile. */
async function bulk(): Promise<void> {
  const count = 10_000
  function* people() {
    for (let turn = 0; turn < count; turn++) yield { ...at(badges, turn), id: `urn:uuid:bulk-${turn}` }
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

/** What one would reach who did nothing but Ed25519 by node:crypto, beside the peer: no figure above can be higher. */
async function ceilings(contestants: Record<'issue' | 'verify', Figure>): Promise<void> {
  const data = new Uint8Array(64).fill(7)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const signature = sign(null, data, privateKey)
  const alone = {
    issue: await cpuOf(async () => sign(null, data, privateKey), { from: 0, turns: 10_000 }),
    verify: await cpuOf(async () => verify(null, data, publicKey, signature), { from: 0, turns: 10_000 }),
  }
  for (const what of ['issue', 'verify'] as const) {
    const ours = 10_000_000 / alone[what]
    const { peer, unit } = contestants[what]
    say({ name: `credentials.${what}-ceiling`, ours, peer, ratio: ours / peer, unit })
  }
}

function say({ name, ours, peer, ratio, unit, against = '@digitalbazaar/vc' }: Figure): void {
  const words = `${name}: ${Math.round(ours)} ${unit}, ${against} ${Math.round(peer)}: ${ratio.toFixed(1)} times`
  process.stdout.write(`${values.json ? JSON.stringify({ name, ours, peer, ratio, unit, against }) : words}\n`)
}

const [issue, verified] = [await compare(contests.issue), await compare(contests.verify)]
say(issue)
say(verified)
await ceilings({ issue, verify: verified })
await bulk()
await workers()
if (!values.json) {
  process.stdout.write(`badge of ${signedTexts[0]?.length} bytes, Node ${process.version}, ${process.arch}\n`)
}
