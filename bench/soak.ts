import '#server/environment.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startDemoSite } from '#tests/support/demo-site.ts'
import { publicAwardId, residentMegabytes } from './requests.ts'
import { signedIn } from './sign-in.ts'

// Half an hour of everything at once, with a look at the memory of the process each minute:
// `node bench/soak.ts --minutes 30 --visitors 12`. It fails where an answer is a fault of ours, or where memory goes on
// growing: a line through what the last two thirds of the time showed must not rise by more than `steadyMbPerMinute`.

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, visitors: { type: 'string', default: '12' } },
})
const minutes = Number(values.minutes)
const visitors = Number(values.visitors)
const steadyMbPerMinute = 1.5
const pauseMs = 120
const place = 'brighton-and-hove'

const site = await startDemoSite()
const { origin } = site
const cookie = await signedIn(origin)
const awardId = await publicAwardId(origin)
const learner = { cookie }
const terms = ['guitar', 'coding', 'garddio', 'bike', 'first aid', 'ŵy', 'cook', 'x'.repeat(40)]
const number = (below: number) => Math.floor(Math.random() * below)
const word = () => encodeURIComponent(terms[number(terms.length)] ?? '')

type Visit = () => { path: string; init?: RequestInit }
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  path,
  init: { method: 'POST', headers: { origin, ...headers }, body: new URLSearchParams(fields) },
})
const visits: Visit[] = [
  () => ({ path: `/${place}` }),
  () => ({ path: `/${place}?language=${number(2) === 0 ? 'cy' : 'en'}` }),
  () => ({ path: `/${place}`, init: { headers: learner } }),
  () => ({ path: '/me', init: { headers: learner } }),
  () => ({ path: `/${place}/opportunities?q=${word()}` }),
  () => ({ path: `/${place}/opportunities?page=${1 + number(40)}` }),
  () => ({ path: `/${place}/search?q=${word()}` }),
  () => ({ path: `/${place}/map?q=${word()}` }),
  () => ({ path: `/${place}/badges?page=${1 + number(10)}` }),
  () => ({ path: `/${place}/impact` }),
  () => ({ path: `/search?q=${word()}` }),
  () => ({ path: `/awards/${awardId}` }),
  () => ({ path: `/awards/${awardId}.png` }),
  () => ({ path: `/awards/${awardId}.pdf` }),
  () => ({ path: `/awards/${awardId}.json` }),
  () => ({ path: `/api/v1/places/${place}/opportunities?limit=${1 + number(50)}` }),
  () => ({ path: `/api/v1/places/${place}/awards?limit=${1 + number(50)}` }),
  () => ({ path: `/api/v1/places/${place}/impact` }),
  // What nobody meant: entries of caches must not grow with it.
  () => ({ path: `/${place}?${Math.random()}=${Math.random()}` }),
  () => ({ path: `/${place}/opportunities/${Math.random()}` }),
  () => ({ path: `/${Math.random()}` }),
  () => form('/verify', { badge: `${origin}/awards/${awardId}` }),
  () => form('/verify', { badge: JSON.stringify({ '@context': [], id: Math.random() }) }),
  () => form('/claim', { code: String(Math.random()).slice(2, 14) }),
  () => form('/me/settings', { nonsense: 'x'.repeat(number(5000)) }, learner),
]

const answers = new Map<number, number>()
const faults: string[] = []
const until = Date.now() + minutes * 60_000
const shown: { minute: number; megabytes: number }[] = []

async function walkAbout() {
  while (Date.now() < until) {
    const { path, init } = (visits[number(visits.length)] as Visit)()
    const { status } = await fetch(origin + path, { redirect: 'manual', ...init }).then(
      async (answer) => {
        await answer.arrayBuffer()
        return answer
      },
      (error: unknown) => ({ status: 0, error }),
    )
    answers.set(status, (answers.get(status) ?? 0) + 1)
    if (status === 0 || status >= 500) faults.push(`${status} ${init?.method ?? 'GET'} ${path.slice(0, 100)}`)
    await sleep(pauseMs * Math.random() * 2)
  }
}

async function lookEachMinute() {
  for (let minute = 0; minute <= minutes; minute++) {
    const megabytes = await residentMegabytes(site)
    shown.push({ minute, megabytes })
    console.log(
      `${String(minute).padStart(3)} min ${megabytes} MB, ${[...answers.values()].reduce((a, b) => a + b, 0)} answers`,
    )
    if (minute < minutes) await sleep(60_000)
  }
}

try {
  await Promise.all([lookEachMinute(), ...Array.from({ length: visitors }, walkAbout)])
} finally {
  await site.stop()
}
const slope = risePerMinute(shown.filter(({ minute }) => minute >= minutes / 3))
for (const fault of new Set(faults)) console.log(fault)
console.log(
  `${[...answers]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}; ` +
    `${shown[0]?.megabytes} → ${shown.at(-1)?.megabytes} MB, at most ${Math.max(...shown.map(({ megabytes }) => megabytes))}; ` +
    `${slope.toFixed(2)} MB a minute over the last two thirds`,
)
process.exitCode = faults.length === 0 && slope <= steadyMbPerMinute ? 0 : 1

/** The slope of the line that fits best (least squares). */
function risePerMinute(points: { minute: number; megabytes: number }[]): number {
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [minuteMean, megabyteMean] = [mean(({ minute }) => minute), mean(({ megabytes }) => megabytes)]
  const above = points.reduce((sum, one) => sum + (one.minute - minuteMean) * (one.megabytes - megabyteMean), 0)
  const below = points.reduce((sum, one) => sum + (one.minute - minuteMean) ** 2, 0)
  return below === 0 ? 0 : above / below
}
