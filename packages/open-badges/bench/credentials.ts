/**
 * Issues and verifies one 3 KB badge with this package and with `@digitalbazaar/vc`, in turns within one run, and
 * compares the CPU time of each. Run: `node bench/credentials.ts [--json] [--seconds 10]`.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { aBadge, NOW, STATUS_LIST_URL } from '../src/fixtures/badge.ts'
import { anIssuer } from '../src/fixtures/issuer.ts'
import { signCredential } from '../src/proof/sign-credential.ts'
import { signCredentials } from '../src/proof/sign-credentials.ts'
import { statusEntry } from '../src/status/status-entry.ts'
import { verifyBadge } from '../src/verification/verify-badge.ts'
import { digitalBazaarSigner, isVerifiedByDigitalBazaar } from '../src/witnesses/digitalbazaar.ts'

type Contest = { name: string; ours: (turn: number) => Promise<unknown>; peer: (turn: number) => Promise<unknown> }
type Figure = { name: string; ours: number; peer: number; ratio: number; unit: string }

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

const contests: Contest[] = [
  {
    name: 'credentials.issue',
    ours: async (turn) => signCredential(at(badges, turn), { ...issuer, created: NOW }),
    peer: async (turn) => signByPeer(at(badges, turn), NOW),
  },
  {
    name: 'credentials.verify',
    ours: async (turn) => {
      const { verdict } = await verifyBadge(at(signedTexts, turn), options)
      if (verdict !== 'genuine') throw new Error(verdict)
    },
    peer: async (turn) => {
      const isVerified = await isVerifiedByDigitalBazaar(JSON.parse(at(signedTexts, turn)), NOW)
      if (!isVerified) throw new Error('the peer refused a badge')
    },
  },
]

function at<T>(list: readonly T[], turn: number): T {
  const item = list[turn % list.length]
  if (item === undefined) throw new Error('empty list')
  return item
}

/** Milliseconds of CPU that `turns` calls take, all threads of the process together. */
async function cpuOf(work: (turn: number) => Promise<unknown>, { from, turns }: { from: number; turns: number }) {
  const before = process.cpuUsage()
  for (let turn = from; turn < from + turns; turn++) await work(turn)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function compare({ name, ours, peer }: Contest): Promise<Figure> {
  await cpuOf(ours, { from: 0, turns: 2000 })
  await cpuOf(peer, { from: 0, turns: 50 })
  const spent = { ours: 0, peer: 0, oursTurns: 0, peerTurns: 0 }
  const end = performance.now() + Number(values.seconds) * 1000
  while (performance.now() < end) {
    spent.ours += await cpuOf(ours, { from: spent.oursTurns, turns: 400 })
    spent.oursTurns += 400
    spent.peer += await cpuOf(peer, { from: spent.peerTurns, turns: 10 })
    spent.peerTurns += 10
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

for (const contest of contests) {
  const figure = await compare(contest)
  if (values.json) process.stdout.write(`${JSON.stringify(figure)}\n`)
  else {
    const { name, ours, peer, ratio, unit } = figure
    process.stdout.write(
      `${name}: ${Math.round(ours)} ${unit}, @digitalbazaar/vc 7.3.0 ${Math.round(peer)}: ${ratio.toFixed(1)} times\n`,
    )
  }
}
await bulk()
if (!values.json) {
  process.stdout.write(`badge of ${signedTexts[0]?.length} bytes, Node ${process.version}, ${process.arch}\n`)
}
