import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DemoSite, startDemoSite } from '#tests/support/demo-site.ts'
import type { Figure } from './figure.ts'
import { benchKeeping, benchPoster } from './keeping.ts'
import { type Load, load, type Target } from './load.ts'
import { signedIn } from './sign-in.ts'

const barePort = 48_211
const place = 'brighton-and-hove'
const warmSeconds = 3

/** Requests a second of the real product over HTTP, against a bare Fastify template asked in the same way in the same run. */
export async function benchRequests(): Promise<Figure[]> {
  const bare = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-template.ts')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(barePort) },
    stdio: 'inherit',
  })
  const secret = randomBytes(24).toString('hex')
  process.env.WAYMARK_AUTH_SECRET = secret
  const site = await startDemoSite()
  try {
    await waitFor(`http://127.0.0.1:${barePort}/`)
    return [await benchKeeping(site, secret), await benchPoster(site, secret), ...(await figuresOf(site))]
  } finally {
    await site.stop()
    bare.kill()
    await once(bare, 'exit')
  }
}

async function figuresOf(site: DemoSite): Promise<Figure[]> {
  const { origin } = site
  const atRest = await residentMegabytes(site)
  const cookie = await signedIn(origin)
  const awardId = await publicAwardId(origin)
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin }
  const asked: Record<string, Partial<Target> & { path: string }> = {
    'pages.cached': { path: `/${place}` },
    'pages.cold': { path: `/${place}`, headers: { cookie } },
    'pages.cold.me': { path: '/me', headers: { cookie } },
    'awards.page': { path: `/awards/${awardId}` },
    'check.own': {
      path: '/verify',
      method: 'POST',
      body: new URLSearchParams({ badge: `${origin}/awards/${awardId}` }).toString(),
      headers: form,
    },
    'api.opportunities': { path: `/api/v1/places/${place}/opportunities` },
    'api.badges': { path: `/api/v1/places/${place}/badges` },
  }
  const template = await warmLoad({ url: `http://127.0.0.1:${barePort}/` })
  const figures: Figure[] = []
  for (const [name, { path: asks, headers, ...target }] of Object.entries(asked)) {
    const { host } = new URL(origin)
    const url = origin.replace('localhost', '127.0.0.1') + asks
    const { perSecond } = await warmLoad({ url, ...target, headers: { host, accept: 'text/html', ...headers } })
    figures.push({
      name,
      ours: perSecond,
      peer: template.perSecond,
      unit: 'requests/s',
      against: 'a bare Fastify template',
    })
  }
  const ours = await residentMegabytes(site)
  return [...figures, { name: 'memory.after-load', ours, peer: atRest, unit: 'MB', against: 'when it was ready' }]
}

/** What Linux says that the process holds, in MB. */
export async function residentMegabytes({ pid }: DemoSite): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

async function warmLoad(target: Target): Promise<Load> {
  await load({ ...target, seconds: warmSeconds })
  const measured = await load(target)
  if (measured.failed > 0) throw new Error(`${target.url} failed ${measured.failed} times`)
  return measured
}

export async function publicAwardId(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/places/${place}/awards?limit=1`)
  const id = /[0-9a-f-]{36}/.exec(await answer.text())?.[0]
  if (!id) throw new Error('no public award')
  return id
}

async function waitFor(url: string) {
  while (!(await fetch(url).catch(() => undefined))?.ok) await sleep(100)
}
