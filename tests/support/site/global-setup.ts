import type { TestProject } from 'vitest/node'
import { ensureBuild } from '#server/build.ts'
import { type BrowserServer, launchBrowserServer } from '../browser.ts'
import { type DemoSite, startDemoSite } from '../demo-site.ts'

interface Lane {
  origin: string
  databaseUrl: string
  /** What the impact addresses answered before any test touched the site. */
  impactAtFirst: Record<string, unknown>
  /** Where its browser listens. */
  browser: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration of this run answers. */
    origin: string
    site: Lane
    sites: Lane[]
  }
}

/** As many files at a time: what one changes on its site, the other does not see. */
export const lanes = 3

const impactAddresses = ['cohorts/pilots', 'places/brighton-and-hove', 'places/plymouth', 'places/southampton']

/** Demonstrations for all journeys and HTTP tests: their year takes longer to replay than most of them to run. */
export default async function setup(project: TestProject) {
  await ensureBuild({ mayBuild: true })
  const started = await Promise.all(
    Array.from({ length: lanes }, () => Promise.all([startDemoSite(), launchBrowserServer()])),
  )
  const sites = await Promise.all(started.map(describeLane))
  const [first] = sites
  if (!first) throw new Error('no site was started')
  project.provide('origin', first.origin)
  project.provide('site', first)
  project.provide('sites', sites)
  return async () => {
    await Promise.all(started.flatMap(([site, browser]) => [site.stop(), browser.close()]))
  }
}

async function describeLane([{ origin, databaseUrl }, browser]: [DemoSite, BrowserServer]): Promise<Lane> {
  const impactAtFirst: Record<string, unknown> = {}
  for (const address of impactAddresses) {
    const answer = await fetch(`${origin}/api/v1/${address}/impact`)
    impactAtFirst[address] = await answer.json()
  }
  return { origin, databaseUrl, impactAtFirst, browser: browser.wsEndpoint() }
}
