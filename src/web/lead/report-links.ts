import type { Stuck } from '#capabilities/impact/measure-period.ts'
import { type StuckKind, stuckLines } from '#capabilities/impact/tell-report.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** Where each thing that waits is done. */
const paths: Record<StuckKind, string> = {
  waiting: '/organisations?standing=waiting',
  waitingLong: '/organisations?standing=waiting&sort=since',
  reviews: '/reviews',
  reviewsLong: '/reviews',
  unsafe: '/organisations?show=unsafe',
  stale: '/organisations?show=stale',
  notReached: '',
  pathwaysBroken: '/pathways',
}

/** What waits, of each kind that there is any of, in words. */
export const stuckLinks = (stuck: Stuck, { base, language }: { base: string; language: Language }) =>
  stuckLines(stuck, language).map(({ kind, sentence }) => ({ kind, sentence, href: base + paths[kind] }))
