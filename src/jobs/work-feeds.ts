import { setTimeout as pause } from 'node:timers/promises'
import { failRun } from '#capabilities/feeds/fail-run.ts'
import { findRun } from '#capabilities/feeds/find-run.ts'
import { readFeed } from '#capabilities/feeds/read-feed.ts'
import { removeVanished, takeInListings } from '#capabilities/feeds/take-in-listings.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import type { Services } from '#infrastructure/services.ts'
import { feedManager } from './platform-gate.ts'

/** Runs a feed's job: reads it, takes listings in, or removes listings that vanished. */
export async function workFeedRun({ runId }: { runId: string }, services: Services): Promise<void> {
  const { database, site } = services
  const now = new Date()
  const run = await findRun(runId, { database })
  if (!run) return
  const manager = await feedManager(database, runId)
  if (!manager) return failRun({ runId, problem: 'nobody-may' }, { database, now })
  if (run.doing === 'read') {
    return readFeed({ runId }, { ...services, fetchDocument: guardedFetch, pause: (ms) => pause(ms), now })
  }
  const doing = { 'take-in': takeInListings, remove: removeVanished }[run.doing]
  return doing({ runId }, { database, site, manager, now })
}
