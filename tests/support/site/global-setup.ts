import type { TestProject } from 'vitest/node'
import { startDemoSite } from '../demo-site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration of this run answers. */
    origin: string
    site: {
      origin: string
      databaseUrl: string
      /** What the impact addresses answered before any test touched the site. */
      impactAtFirst: Record<string, unknown>
    }
  }
}

const impactAddresses = ['cohorts/pilots', 'places/brighton-and-hove', 'places/plymouth', 'places/southampton']

/** One demonstration for all journeys and HTTP tests: its year takes longer to replay than most of them to run. */
export default async function setup(project: TestProject) {
  const site = await startDemoSite()
  const impactAtFirst: Record<string, unknown> = {}
  for (const address of impactAddresses) {
    const answer = await fetch(`${site.origin}/api/v1/${address}/impact`)
    impactAtFirst[address] = await answer.json()
  }
  project.provide('origin', site.origin)
  project.provide('site', { origin: site.origin, databaseUrl: site.databaseUrl, impactAtFirst })
  return () => site.stop()
}
