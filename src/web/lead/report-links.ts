import type { Stuck } from '#capabilities/impact/measure-period.ts'

/** Where each thing that waits is done. */
const paths: Record<keyof Stuck, string> = {
  waiting: '/organisations?standing=waiting',
  waitingLong: '/organisations?standing=waiting&sort=since',
  unsafe: '/organisations?show=unsafe',
  stale: '/organisations?show=stale',
  notReached: '',
  pathwaysBroken: '/pathways',
}

/** What waits, of each kind that there is any of. */
export function stuckLinks(stuck: Stuck, base: string): { key: keyof Stuck; href: string; value: number }[] {
  return (Object.keys(paths) as (keyof Stuck)[])
    .filter((key) => stuck[key] > 0)
    .map((key) => ({ key, href: base + paths[key], value: stuck[key] }))
}
